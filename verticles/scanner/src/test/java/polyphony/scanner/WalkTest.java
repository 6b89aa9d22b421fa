package polyphony.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkTest {
    @TempDir
    Path place;

    private Path root;

    @BeforeEach
    void make() throws IOException {
        root = Files.createDirectories(place.resolve("music"));
    }

    private Path file(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, path);
    }

    private Walk.Found walk() throws IOException {
        return Walk.through(root, folder -> {}, files -> {}, () -> false);
    }

    private List<String> paths() throws IOException {
        var paths = new ArrayList<String>();
        walk().folders().forEach(folder -> folder.audio().forEach(file -> paths.add(folder.pathOf(file.name()))));
        return paths.stream().sorted().toList();
    }

    @Test
    void music_is_found_in_all_folders_and_nothing_else() throws IOException {
        file("one.mp3");
        file("A/B/two.FLAC");
        file("A/notes.txt");
        file("A/.hidden.mp3");
        file(".trash/three.mp3");
        file("A/@eaDir/four.mp3");

        assertEquals(List.of("A/B/two.FLAC", "one.mp3"), paths());
    }

    @Test
    void lyrics_and_covers_belong_to_the_folder() throws IOException {
        file("A/one.mp3");
        file("A/one.lrc");
        file("A/Cover.JPG");
        file("A/booklet.jpg");

        var folder = walk().folders().get(0);

        assertEquals("one.lrc", folder.lyrics().get(0).name());
        assertEquals(
                List.of("Cover.JPG"),
                folder.covers().stream().map(DiskFile::name).toList());
    }

    @Test
    void a_link_that_leaves_the_root_is_not_followed() throws IOException {
        Path outside = Files.createDirectories(place.resolve("outside"));
        Files.writeString(outside.resolve("secret.mp3"), "x");
        file("A/one.mp3");
        Files.createSymbolicLink(root.resolve("out"), outside);
        Files.createSymbolicLink(root.resolve("A/secret.mp3"), outside.resolve("secret.mp3"));
        Files.createSymbolicLink(root.resolve("dangling.mp3"), outside.resolve("none.mp3"));

        assertEquals(List.of("A/one.mp3"), paths());
    }

    @Test
    void a_link_within_the_root_is_followed_but_not_in_circles() throws IOException {
        file("A/one.mp3");
        Files.createSymbolicLink(root.resolve("A/up"), root);
        Files.createSymbolicLink(root.resolve("B"), root.resolve("A"));

        assertEquals(List.of("A/one.mp3", "B/one.mp3"), paths());
    }

    @Test
    void the_root_itself_may_be_a_link() throws IOException {
        file("one.mp3");
        Path link = Files.createSymbolicLink(place.resolve("link"), root);

        assertEquals(
                1, Walk.through(link, folder -> {}, files -> {}, () -> false).files());
    }

    @Test
    void the_fingerprint_changes_with_names_sizes_times_lyrics_and_covers_only() throws IOException {
        Path one = file("one.mp3");
        Files.setLastModifiedTime(one, FileTime.fromMillis(1_000));
        String first = walk().folders().get(0).fingerprint();

        file("readme.txt");
        assertEquals(first, walk().folders().get(0).fingerprint());

        Files.setLastModifiedTime(one, FileTime.fromMillis(2_000));
        String later = walk().folders().get(0).fingerprint();
        assertNotEquals(first, later);

        file("one.lrc");
        String withLyrics = walk().folders().get(0).fingerprint();
        assertNotEquals(later, withLyrics);

        file("cover.png");
        assertNotEquals(withLyrics, walk().folders().get(0).fingerprint());
    }

    @Test
    void a_cancelled_walk_is_not_complete() throws IOException {
        file("one.mp3");

        assertFalse(Walk.through(root, folder -> {}, files -> {}, () -> true).complete());
    }

    @Test
    void every_folder_is_announced_before_it_is_listed() throws IOException {
        file("A/B/one.mp3");
        var entered = new ArrayList<String>();

        Walk.through(root, folder -> entered.add(root.relativize(folder).toString()), files -> {}, () -> false);

        assertEquals(List.of("", "A", "A/B"), entered);
    }
}
