package polyphony.catalog;

import polyphony.shared.contract.ArtistId;

/**
 * What the store knows of an artist by itself; everything else is counted from the tracks.
 *
 * @param sortName as a tag gives it, or null
 * @param musicBrainzId or null
 */
record ArtistFacts(ArtistId id, String name, String sortName, String musicBrainzId, long addedAtMs) {}
