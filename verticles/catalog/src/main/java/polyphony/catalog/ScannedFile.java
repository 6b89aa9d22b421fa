package polyphony.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import polyphony.shared.contract.ScannedTrack;

/**
 * A file as it will be kept, worked out before the transaction begins.
 *
 * @param track without the characters that cannot be kept, and without the lyrics
 * @param facts its JSON
 * @param lyrics or null
 * @param factsHash of all that is kept
 * @param artists ids of everyone who has a role
 */
record ScannedFile(
        ScannedTrack track, String facts, String lyrics, long factsHash, String album, List<String> artists) {
    static ScannedFile of(ScannedTrack scanned) {
        String facts = Facts.encode(scanned);
        ScannedTrack track = scanned;
        if (!Facts.isClean(facts)) {
            track = Facts.clean(scanned);
            facts = Facts.encode(track);
        }
        String lyrics =
                scanned.lyrics() == null || scanned.lyrics().isBlank() ? null : CleanTexts.clean(scanned.lyrics());
        return new ScannedFile(
                track,
                facts,
                lyrics,
                Facts.hash(facts, lyrics),
                EntityIds.album(track).value(),
                artistIds(track));
    }

    private static List<String> artistIds(ScannedTrack track) {
        Set<String> ids = new LinkedHashSet<>();
        track.artists().forEach(name -> ids.add(EntityIds.artist(name).value()));
        track.albumArtists().forEach(name -> ids.add(EntityIds.artist(name).value()));
        track.roles().forEach(role -> ids.add(EntityIds.artist(role.name()).value()));
        return List.copyOf(ids);
    }
}
