package polyphony.scanner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import polyphony.scanner.tags.Ffmpeg;
import polyphony.scanner.tags.TagReader;

class PicturesTest {
    @TempDir
    Path place;

    private final List<String> refused = new ArrayList<>();
    private Ffmpeg ffmpeg;
    private Path root;
    private Path data;
    private Pictures pictures;

    @BeforeEach
    void make() throws IOException {
        ffmpeg = new Ffmpeg();
        root = Files.createDirectories(place.resolve("music"));
        data = place.resolve("data");
        pictures = new Pictures(data.resolve("artwork"), new TagReader());
    }

    private Optional<Artwork> cover() throws IOException {
        var folders = Walk.through(root, folder -> {}, files -> {}, () -> false).folders();
        return pictures.cover(root, folders.get(0), (path, reason) -> refused.add(path + ": " + reason));
    }

    /** A PNG that says to be this large, and is nothing else. */
    static byte[] header(int width, int height) {
        return ByteBuffer.allocate(64)
                .putLong(0x8950_4e47_0d0a_1a0aL)
                .putInt(13)
                .putInt(0x4948_4452)
                .putInt(width)
                .putInt(height)
                .array();
    }

    @Test
    void cover_comes_before_folder_and_folder_before_front() throws IOException {
        Files.write(root.resolve("front.png"), header(30, 30));
        Files.write(root.resolve("folder.png"), header(20, 20));
        assertEquals(
                root.resolve("folder.png").toString(), cover().orElseThrow().file());

        Files.write(root.resolve("Cover.png"), header(10, 10));
        assertEquals(root.resolve("Cover.png").toString(), cover().orElseThrow().file());
    }

    @Test
    void the_same_picture_has_the_same_id_wherever_it_is() throws IOException {
        Files.write(root.resolve("cover.png"), header(10, 10));
        String id = cover().orElseThrow().id();
        Files.move(root.resolve("cover.png"), root.resolve("front.png"));

        assertEquals(id, cover().orElseThrow().id());
        assertTrue(id.matches("pic-[0-9a-f]{32}"), id);
    }

    @Test
    void a_picture_with_too_many_pixels_is_refused_and_the_next_is_taken() throws IOException {
        Files.write(root.resolve("cover.png"), header(50_000, 50_000));
        Files.write(root.resolve("folder.png"), header(100, 100));

        assertEquals(
                root.resolve("folder.png").toString(), cover().orElseThrow().file());
        assertEquals(
                List.of("cover.png: The picture has 50000 x 50000 pixels; at most 25 million are taken."), refused);
    }

    @Test
    void a_picture_of_too_many_bytes_is_refused_without_reading_it() throws IOException {
        try (var file = new java.io.RandomAccessFile(root.resolve("cover.jpg").toFile(), "rw")) {
            file.setLength(Pictures.BYTES_MAX + 1L);
        }

        assertTrue(cover().isEmpty());
        assertEquals(List.of("cover.jpg: The picture is larger than 10 MiB."), refused);
    }

    @Test
    void what_is_no_picture_is_refused() throws IOException {
        Files.writeString(root.resolve("cover.jpg"), "<svg onload=alert(1)>".repeat(10));

        assertTrue(cover().isEmpty());
        assertEquals(1, refused.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif", "bmp"})
    void real_pictures_tell_their_size(String suffix) throws IOException {
        Path picture = ffmpeg.picture(place.resolve("real." + suffix), 122, 76, "green");

        assertEquals(Optional.of(new ImageHeader(122, 76)), ImageHeader.of(Files.readAllBytes(picture)));
    }

    @Test
    void a_picture_inside_files_is_saved_once_for_all_of_them() throws IOException {
        Path picture = ffmpeg.picture(place.resolve("in.png"), 40, 40, "red");
        Path one = covered("one.mp3", picture);
        Path two = covered("two.mp3", picture);

        var first = pictures.embedded(one, "one.mp3", (path, reason) -> refused.add(reason))
                .orElseThrow();
        var second = pictures.embedded(two, "two.mp3", (path, reason) -> refused.add(reason))
                .orElseThrow();

        assertEquals(first, second);
        assertNull(first.file());
        Path originals = data.resolve("artwork").resolve("originals");
        assertArrayEquals(Files.readAllBytes(picture), Files.readAllBytes(originals.resolve(first.id())));
        try (var saved = Files.list(originals)) {
            assertEquals(1, saved.count());
        }
    }

    @Test
    void a_picture_inside_a_file_that_says_to_be_huge_is_refused() throws IOException {
        byte[] huge = header(50_000, 50_000);
        byte[] before = "\0image/png\0\3\0".getBytes(StandardCharsets.ISO_8859_1);
        int size = before.length + huge.length;
        byte[] plain = Files.readAllBytes(ffmpeg.tone(root.resolve("plain.mp3"), 0.3, "-id3v2_version", "0"));
        var bytes = ByteBuffer.allocate(20 + size + plain.length);
        bytes.put("ID3\3\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1)).put((byte) (10 + size));
        bytes.put("APIC".getBytes(StandardCharsets.ISO_8859_1)).putInt(size).putShort((short) 0);
        bytes.put(before).put(huge).put(plain);
        Path file = Files.write(root.resolve("huge.mp3"), bytes.array());

        assertTrue(pictures.embedded(file, "huge.mp3", (path, reason) -> refused.add(path + ": " + reason))
                .isEmpty());
        assertEquals(List.of("huge.mp3: The picture has 50000 x 50000 pixels; at most 25 million are taken."), refused);
    }

    private Path covered(String name, Path picture) throws IOException {
        return ffmpeg.tone(root.resolve(name), 0.3, "-i", picture.toString(), "-map", "0", "-map", "1", "-c:v", "copy");
    }
}
