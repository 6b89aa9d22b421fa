package polyphony.scanner;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import polyphony.shared.contract.CatalogImport.Folder;

/**
 * What differs between the disk and the catalog.
 *
 * @param toRead units that are new or look different, or all of them
 * @param vanished folders of the catalog that hold no music any more
 * @param changed folders that the catalog knows with other contents, where single files may be missing
 * @param filesInDiffering files on disk in all folders that the catalog does not know as they are
 * @param knownTracks of the whole root
 */
record Comparison(
        List<AlbumUnit> toRead,
        List<Folder> vanished,
        List<DiskFolder> changed,
        int filesInDiffering,
        int knownTracks) {
    /** Behind a fingerprint: some file could not be read, so its reason must be found again after a restart. */
    static final String WITH_PROBLEMS = "!";

    /** @param remembersProblems whether the reasons for a unit's broken files are still known here */
    static Comparison of(
            List<Folder> known, List<AlbumUnit> units, Walk.Found walked, boolean full, Set<String> remembersProblems) {
        Map<String, Folder> byPath =
                known.stream().collect(Collectors.toMap(Folder::path, Function.identity(), (one, two) -> one));
        var toRead = new ArrayList<AlbumUnit>();
        var changed = new ArrayList<DiskFolder>();
        var present = new HashSet<String>();
        int differing = 0;
        for (var unit : units) {
            boolean same = true;
            for (var folder : unit.folders()) {
                present.add(folder.path());
                var before = byPath.get(folder.path());
                boolean unchanged = before != null && isSame(before.fingerprint(), unit, remembersProblems);
                same = same && unchanged;
                differing += unchanged ? 0 : folder.audio().size();
                if (!unchanged && before != null && before.tracks() > 0) {
                    changed.add(folder);
                }
            }
            if (full || !same) {
                toRead.add(unit);
            }
        }
        var vanished = known.stream()
                .filter(folder -> folder.tracks() > 0 && !present.contains(folder.path()))
                .filter(folder ->
                        walked.unreadable().stream().noneMatch(closed -> isBelow(folder.path(), closed.path())))
                .toList();
        int tracks = known.stream().mapToInt(Folder::tracks).sum();
        return new Comparison(toRead, vanished, changed, differing, tracks);
    }

    private static boolean isSame(String fingerprint, AlbumUnit unit, Set<String> remembersProblems) {
        return fingerprint.equals(unit.fingerprint())
                || (fingerprint.equals(unit.fingerprint() + WITH_PROBLEMS) && remembersProblems.contains(unit.path()));
    }

    private static boolean isBelow(String path, String above) {
        return above.isEmpty() || path.equals(above) || path.startsWith(above + "/");
    }
}
