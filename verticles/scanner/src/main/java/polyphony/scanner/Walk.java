package polyphony.scanner;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import polyphony.shared.contract.Scanner.Problem;

/**
 * Lists a music folder: one look at each directory entry, no file opened. A symbolic link is followed when it stays below
 * the root and leads to no folder that is being walked already.
 */
final class Walk {
    private static final Set<String> SKIPPED =
            Set.of("@eaDir", "#recycle", "$RECYCLE.BIN", "System Volume Information");
    /** What a name has in it that this Java cannot read as text, and could not open by its text. */
    private static final char UNDECODABLE = '\uFFFD';

    private static final int DEPTH_MAX = 64;
    private static final int PROBLEMS_MAX = 1_000;

    /** Hears of every folder before it is listed, so that it can be watched from that moment on. */
    interface FolderListener {
        void entering(Path folder);
    }

    /**
     * @param unreadable folders that could not be listed, which says nothing about what is in them
     * @param complete false when it was cancelled
     */
    record Found(List<DiskFolder> folders, List<Problem> unreadable, int files, boolean complete) {
        Found {
            folders = List.copyOf(folders);
            unreadable = List.copyOf(unreadable);
        }
    }

    private final Path realRoot;
    private final FolderListener listener;
    private final IntConsumer progress;
    private final BooleanSupplier cancelled;
    private final List<DiskFolder> folders = new ArrayList<>();
    private final List<Problem> unreadable = new ArrayList<>();
    private final Set<Path> above = new HashSet<>();
    private int files;

    private Walk(Path realRoot, FolderListener listener, IntConsumer progress, BooleanSupplier cancelled) {
        this.realRoot = realRoot;
        this.listener = listener;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /** @param progress hears how many audio files were found so far */
    static Found through(Path root, FolderListener listener, IntConsumer progress, BooleanSupplier cancelled)
            throws IOException {
        var realRoot = root.toRealPath();
        var walk = new Walk(realRoot, listener, progress, cancelled);
        walk.folder(root, realRoot, "", 0);
        return new Found(walk.folders, walk.unreadable, walk.files, !cancelled.getAsBoolean());
    }

    private void folder(Path folder, Path real, String path, int depth) {
        if (cancelled.getAsBoolean() || depth > DEPTH_MAX || !above.add(real)) {
            return;
        }
        listener.entering(folder);
        var listing = new Listing(path);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                listing.add(entry);
            }
        } catch (IOException | DirectoryIteratorException e) {
            unreadable(path, "The folder cannot be listed; check its permissions.");
            above.remove(real);
            return;
        }
        listing.keep();
        listing.below.sort(Comparator.comparing(Path::getFileName));
        for (Path below : listing.below) {
            String name = below.getFileName().toString();
            Path realBelow = listing.links.contains(below) ? realFolder(below) : real.resolve(name);
            if (realBelow != null) {
                folder(below, realBelow, path.isEmpty() ? name : path + "/" + name, depth + 1);
            }
        }
        above.remove(real);
    }

    private void unreadable(String path, String reason) {
        if (unreadable.size() < PROBLEMS_MAX) {
            unreadable.add(new Problem(path, reason));
        }
    }

    /** Where a link leads, or null when that is outside of the root. */
    private Path realFolder(Path link) {
        try {
            Path real = link.toRealPath();
            return real.startsWith(realRoot) ? real : null;
        } catch (IOException dangling) {
            return null;
        }
    }

    /** The entries of one folder, sorted out. */
    private final class Listing {
        private final List<Path> below = new ArrayList<>();
        private final Set<Path> links = new HashSet<>();
        private final List<DiskFile> audio = new ArrayList<>();
        private final List<DiskFile> lyrics = new ArrayList<>();
        private final List<DiskFile> covers = new ArrayList<>();

        private final String path;

        Listing(String path) {
            this.path = path;
        }

        void add(Path entry) {
            String name = entry.getFileName().toString();
            if (name.startsWith(".") || SKIPPED.contains(name)) {
                return;
            }
            if (name.indexOf(UNDECODABLE) >= 0) {
                unreadable(
                        path.isEmpty() ? name : path + "/" + name,
                        "The name is not UTF-8; rename it to have it scanned.");
                return;
            }
            try {
                var attributes = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (attributes.isSymbolicLink()) {
                    if (realFolder(entry) == null) {
                        return;
                    }
                    links.add(entry);
                    attributes = Files.readAttributes(entry, BasicFileAttributes.class);
                }
                sort(entry, name, attributes);
            } catch (IOException goneMeanwhile) {
                // The next scan sees what became of it.
            }
        }

        private void sort(Path entry, String name, BasicFileAttributes attributes) {
            if (attributes.isDirectory()) {
                below.add(entry);
            } else if (attributes.isRegularFile()) {
                var file = new DiskFile(
                        name, attributes.size(), attributes.lastModifiedTime().toMillis());
                switch (FileKind.of(name)) {
                    case AUDIO -> audio.add(file);
                    case LYRICS -> lyrics.add(file);
                    case COVER -> covers.add(file);
                    case OTHER -> {}
                }
            }
        }

        void keep() {
            files += audio.size();
            progress.accept(files);
            if (!audio.isEmpty() || !covers.isEmpty()) {
                audio.sort(Comparator.comparing(DiskFile::name));
                folders.add(new DiskFolder(path, Fingerprint.of(audio, lyrics, covers), audio, lyrics, covers));
            }
        }
    }
}
