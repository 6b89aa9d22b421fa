package polyphony.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The project's own files, as the tidy tests read them. */
final class Sources {
    private static final Set<String> SKIPPED = Set.of("target", ".git", "node_modules", ".polyphony", ".idea");

    private final Path root;

    Sources(Path root) {
        this.root = root;
    }

    static Sources ofProject() {
        return new Sources(Path.of(System.getProperty("polyphony.root")));
    }

    Path root() {
        return root;
    }

    /** All files with this ending, built and foreign ones left out. */
    List<Path> ending(String ending) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    Path name = folder.getFileName();
                    boolean packed = folder.equals(root.resolve("artifacts"));
                    return packed || (name != null && SKIPPED.contains(name.toString()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(ending)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found.stream().sorted().toList();
    }

    /** Java that ships. */
    Stream<Path> product() {
        return ending(".java").stream().filter(file -> file.toString().contains("/src/main/"));
    }

    /** All Java but the tidy tests themselves, whose rules would find their own words. */
    Stream<Path> java() {
        return ending(".java").stream().filter(file -> !file.toString().contains("/tidy/"));
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Services: folders of verticles/ that are neither shared nor the launcher. */
    List<Path> services() {
        try (Stream<Path> folders = Files.list(root.resolve("verticles"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .filter(folder -> !Set.of("shared", "launcher")
                            .contains(folder.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String name(Path file) {
        return root.relativize(file).toString();
    }
}
