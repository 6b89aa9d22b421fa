package polyphony.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import polyphony.shared.contract.TrackId;

/** Puts libraries together without a store: a file's name is the track's id. */
final class Shelves {
    private Shelves() {}

    static Library of(Samples... files) {
        Map<String, List<TrackRow>> albums = new HashMap<>();
        long addedAtMs = 1_000;
        for (Samples file : files) {
            var facts = file.scanned();
            var row = new TrackRow(
                    new TrackId("tr-" + file.name()),
                    EntityIds.album(facts),
                    addedAtMs,
                    "folder",
                    facts.lyrics() != null,
                    addedAtMs++,
                    facts);
            albums.computeIfAbsent(row.album().value(), id -> new ArrayList<>()).add(row);
        }
        var maker = new ReleaseMaker(new ArtistRefs(Map.of()));
        return new LibraryBuilder(Map.of())
                .build(7, 1_700, albums.values().stream().map(maker::make).toList());
    }
}
