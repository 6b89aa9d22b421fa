package polyphony.catalog;

import java.util.List;
import java.util.TreeSet;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.ArtistRef;

/** Counts what one artist has while a catalogue is put together. */
final class ArtistTally {
    private final ArtistRef ref;
    private final TreeSet<String> roles = new TreeSet<>();
    private final Positions albums = new Positions();
    private final Positions tracks = new Positions();
    private String artworkId;
    private long addedAtMs = Long.MAX_VALUE;

    ArtistTally(ArtistRef ref) {
        this.ref = ref;
    }

    void track(String role, int position, long foundAtMs) {
        roles.add(role);
        tracks.add(position);
        addedAtMs = Math.min(addedAtMs, foundAtMs);
    }

    void album(int position, String artwork) {
        albums.add(position);
        if (artworkId == null) {
            artworkId = artwork;
        }
    }

    Positions albums() {
        return albums;
    }

    Positions tracks() {
        return tracks;
    }

    /** @param facts what the store knows, or null */
    Artist finished(ArtistFacts facts) {
        return new Artist(
                ref.id(),
                ref.name(),
                facts == null || facts.sortName() == null ? ref.name() : facts.sortName(),
                facts == null ? null : facts.musicBrainzId(),
                artworkId,
                List.copyOf(roles),
                albums.size(),
                tracks.size(),
                facts == null ? addedAtMs : facts.addedAtMs());
    }
}
