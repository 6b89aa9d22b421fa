package polyphony.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import polyphony.shared.contract.TrackId;

/**
 * Decides which files are tracks that the catalogue knows already. In this order: the same content at the same place;
 * the same content elsewhere, when what was there is gone or is another file now (so renumbered files keep what
 * listeners gave them); the same place with other content; else a track never seen before.
 */
final class FileMatching {
    /**
     * A track that the files could be.
     *
     * @param name of its file when it is, or was, in the folder that is read; null when it was elsewhere
     * @param factsHash of everything that was kept about it
     * @param album and {@code artists}: the ids of what it belonged to
     */
    record Known(
            TrackId id,
            String name,
            String contentHash,
            boolean gone,
            long factsHash,
            String album,
            List<String> artists) {}

    /** @param known what the file is, or null when it is new */
    record Match(TrackId id, ScannedFile file, Known known) {}

    private final List<Known> known;
    private final Set<TrackId> taken = new HashSet<>();
    private final IdentityHashMap<ScannedFile, Known> found = new IdentityHashMap<>();

    private FileMatching(List<Known> known) {
        this.known = known;
    }

    /**
     * @param files of one folder
     * @param known tracks at these places, and tracks gone with the content of one of the files
     */
    static List<Match> match(List<ScannedFile> files, List<Known> known, Supplier<TrackId> newId) {
        FileMatching matching = new FileMatching(known);
        for (ScannedFile file : files) {
            matching.take(file, old -> isSameContent(file, old) && isSamePlace(file, old));
        }
        for (ScannedFile file : files) {
            matching.take(file, old -> isSameContent(file, old));
        }
        for (ScannedFile file : files) {
            matching.take(file, old -> isSamePlace(file, old) && !old.gone());
            matching.take(file, old -> isSamePlace(file, old));
        }
        List<Match> matches = new ArrayList<>(files.size());
        for (ScannedFile file : files) {
            Known old = matching.found.get(file);
            matches.add(new Match(old == null ? newId.get() : old.id(), file, old));
        }
        return matches;
    }

    private void take(ScannedFile file, Predicate<Known> condition) {
        if (found.containsKey(file)) {
            return;
        }
        for (Known old : known) {
            if (!taken.contains(old.id()) && condition.test(old)) {
                taken.add(old.id());
                found.put(file, old);
                return;
            }
        }
    }

    private static boolean isSameContent(ScannedFile file, Known old) {
        return Objects.equals(file.track().contentHash(), old.contentHash());
    }

    private static boolean isSamePlace(ScannedFile file, Known old) {
        return file.track().name().equals(old.name());
    }
}
