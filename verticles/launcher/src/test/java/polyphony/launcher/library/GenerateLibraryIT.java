package polyphony.launcher.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.launcher.Terminal;
import polyphony.launcher.servers.Bundle;
import polyphony.launcher.servers.Platform;
import polyphony.launcher.servers.Programs;
import polyphony.launcher.servers.Refused;

class GenerateLibraryIT {
    private static final int TRACKS = 200;
    private static final int BYTES = 28_000;

    private final Path ffmpeg = ffmpeg();

    @TempDir
    private Path folder;

    @Test
    void every_generated_file_can_be_decoded_without_a_word() throws Exception {
        write(folder, 1);
        var perFormat = new ArrayList<Path>();
        for (var format : Format.values()) {
            perFormat.add(files(folder).stream()
                    .filter(file -> file.toString().endsWith(format.ending()))
                    .findFirst()
                    .orElseThrow());
        }
        for (var file : perFormat) {
            assertEquals("", decode(file), file.toString());
        }
    }

    @Test
    void no_two_files_are_the_same_and_all_are_small() throws Exception {
        write(folder, 1);
        var audio = files(folder).stream()
                .filter(file -> !file.endsWith("cover.jpg"))
                .toList();
        assertEquals(TRACKS, audio.size());
        assertEquals(TRACKS, digests(audio).stream().distinct().count());
        for (var file : audio) {
            assertTrue(Files.size(file) < 45_000, file + " has " + Files.size(file));
        }
    }

    @Test
    void the_same_seed_writes_the_same_bytes() throws Exception {
        write(folder.resolve("a"), 3);
        write(folder.resolve("b"), 3);
        assertEquals(digests(files(folder.resolve("a"))), digests(files(folder.resolve("b"))));
    }

    @Test
    void a_folder_with_something_in_it_is_left_alone() throws IOException {
        Files.createFile(folder.resolve("mine"));
        assertThrows(Refused.class, () -> write(folder, 1));
        assertEquals(List.of(folder.resolve("mine")), files(folder));
    }

    private void write(Path into, long seed) {
        var quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        GenerateLibrary.write(into, ffmpeg, TRACKS, BYTES, seed, new Terminal(quiet, quiet, false));
    }

    private String decode(Path file) throws IOException {
        var command = List.of(ffmpeg.toString(), "-v", "warning", "-nostdin", "-i", file.toString(), "-f", "null", "-");
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // MP3 without an index: its length is known from its size, and said to be.
        return said.contains("Estimating duration from bitrate") ? "" : said;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<String> digests(List<Path> files) throws IOException, NoSuchAlgorithmException {
        var digests = new ArrayList<String>();
        for (var file : files) {
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            digests.add(HexFormat.of().formatHex(digest));
        }
        return digests;
    }

    private static Path ffmpeg() {
        var programs = Path.of(System.getProperty("polyphony.root"), "verticles", "launcher", "target", "programs");
        var platform = Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
        return new Programs(new Bundle(programs), platform).ffmpeg();
    }
}
