package polyphony.scanner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Folders that are read together because they may hold one album: a folder alone, or the discs ({@code CD1}, {@code CD2})
 * below one folder together with it.
 *
 * @param path of the folder, or of the folder above the discs
 * @param folders those with audio files
 * @param above the folder above the discs, for its cover
 * @param fingerprint of all of it: when one disc changes, all are read again
 */
record AlbumUnit(String path, List<DiskFolder> folders, Optional<DiskFolder> above, String fingerprint) {
    AlbumUnit {
        folders = List.copyOf(folders);
    }

    static List<AlbumUnit> of(List<DiskFolder> folders) {
        var groups = new TreeMap<String, List<DiskFolder>>();
        for (var folder : folders) {
            groups.computeIfAbsent(isDisc(folder) ? folder.parent() : folder.path(), unused -> new ArrayList<>(1))
                    .add(folder);
        }
        var units = new ArrayList<AlbumUnit>(groups.size());
        groups.forEach((path, group) -> {
            var withAudio =
                    group.stream().filter(folder -> !folder.audio().isEmpty()).toList();
            if (!withAudio.isEmpty()) {
                units.add(new AlbumUnit(path, withAudio, above(path, group), fingerprint(group)));
            }
        });
        return units;
    }

    static boolean isDisc(DiskFolder folder) {
        return !folder.parent().isEmpty() && PathNames.disc(folder.name()) != null;
    }

    int files() {
        return folders.stream().mapToInt(folder -> folder.audio().size()).sum();
    }

    private static Optional<DiskFolder> above(String path, List<DiskFolder> group) {
        return group.stream().filter(folder -> folder.path().equals(path)).findFirst();
    }

    private static String fingerprint(List<DiskFolder> group) {
        return group.size() == 1
                ? group.get(0).fingerprint()
                : Fingerprint.joined(
                        group.stream().map(DiskFolder::fingerprint).sorted().toArray(String[]::new));
    }
}
