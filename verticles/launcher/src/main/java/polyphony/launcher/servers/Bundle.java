package polyphony.launcher.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks programs from the class path, each once and whole or not at all: a half unpacked one is never seen under its name. */
public final class Bundle {
    private final Path folder;

    /** @param folder where unpacked programs live from one start to the next */
    public Bundle(Path folder) {
        this.folder = folder;
    }

    /** A single program, kept under a name that tells its version. */
    public Path program(String resource, String name) {
        var program = folder.resolve(name);
        return Files.exists(program) ? program : unpacked(resource, program, Bundle::copyProgram);
    }

    /** A tree of files, kept under a name that tells its version. */
    Path tree(String resource, String name) {
        var tree = folder.resolve(name);
        return Files.exists(tree) ? tree : unpacked(resource, tree, Bundle::copyTree);
    }

    private interface Copy {
        void copy(InputStream from, Path to) throws IOException;
    }

    private static Path unpacked(String resource, Path target, Copy copy) {
        try (var in = Bundle.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new Refused("This build has no " + resource + ": it was made on another kind of machine.");
            }
            Files.createDirectories(target.getParent());
            var half =
                    Files.createTempDirectory(target.getParent(), "unpacking-").resolve("it");
            copy.copy(in, half);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(half.getParent());
            return target;
        } catch (IOException e) {
            throw new Refused(target + " cannot be unpacked", e);
        }
    }

    private static void copyProgram(InputStream in, Path program) throws IOException {
        Files.copy(in, program);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void copyTree(InputStream in, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                copyEntry(tar, entry, folder);
            }
        }
    }

    private static void copyEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("an entry leaves the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
