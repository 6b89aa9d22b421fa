package polyphony.shared.contract;

/** An artist as a track or album names it. */
public record ArtistRef(ArtistId id, String name) {}
