package polyphony.scanner;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import polyphony.shared.contract.CatalogImport;
import polyphony.shared.contract.CatalogImport.FolderPart;
import polyphony.shared.contract.ScannedTrack;

/** Hands read folders to the catalog, in parts that fit the bus. */
final class Import {
    /** Characters of one part; the bus takes four times as many bytes, and text has up to three bytes a character. */
    private static final int PART_CHARACTERS_MAX = 60_000;

    private static final int TRACK_CHARACTERS = 1_200;

    private final Library library;
    private final String scan;
    private final String root;

    Import(Library library, String scan, String root) {
        this.library = library;
        this.scan = scan;
        this.root = root;
    }

    /** Ends with the number of tracks that were taken. */
    Future<Integer> take(AlbumUnit unit, UnitReader.UnitRead read) {
        String fingerprint = unit.fingerprint() + (read.problems().isEmpty() ? "" : Comparison.WITH_PROBLEMS);
        Future<Void> taken = Future.succeededFuture();
        int tracks = 0;
        for (var folder : read.folders()) {
            taken = taken.compose(before -> take(folder, fingerprint));
            tracks += folder.tracks().size();
        }
        return taken.map(tracks);
    }

    private Future<Void> take(UnitReader.FolderTracks folder, String fingerprint) {
        var parts = parts(folder.tracks());
        Future<Void> taken = Future.succeededFuture();
        for (int i = 0; i < parts.size(); i++) {
            var part = new FolderPart(
                    scan, root, folder.folder().path(), i == 0, i == parts.size() - 1, fingerprint, parts.get(i));
            taken = taken.compose(before -> library.take(part));
        }
        return taken;
    }

    /** At least one part, also for a folder without a readable file. */
    static List<List<ScannedTrack>> parts(List<ScannedTrack> tracks) {
        var parts = new ArrayList<List<ScannedTrack>>();
        var part = new ArrayList<ScannedTrack>();
        int characters = 0;
        for (var track : tracks) {
            int more = characters(track);
            if (part.size() == CatalogImport.PART_TRACKS_MAX
                    || (!part.isEmpty() && characters + more > PART_CHARACTERS_MAX)) {
                parts.add(part);
                part = new ArrayList<>();
                characters = 0;
            }
            part.add(track);
            characters += more;
        }
        parts.add(part);
        return parts;
    }

    private static int characters(ScannedTrack track) {
        int roles = track.roles().stream().mapToInt(role -> length(role.name())).sum();
        return TRACK_CHARACTERS
                + length(track.lyrics())
                + length(track.comment())
                + length(track.artists())
                + length(track.albumArtists())
                + length(track.displayArtist())
                + length(track.displayAlbumArtist())
                + length(track.genres())
                + roles;
    }

    private static int length(List<String> texts) {
        return texts.stream().mapToInt(String::length).sum();
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }
}
