package polyphony.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Catalog.Picture;

class PictureFilesTest {
    @TempDir
    private Path data;

    @Test
    void a_large_picture_is_made_as_small_as_the_step_and_keeps_its_proportions() throws IOException {
        BufferedImage small = made(Pictures.write(original("a"), "jpeg", 1_600, 800), 300);

        assertEquals(300, small.getWidth());
        assertEquals(150, small.getHeight());
        assertTrue(Pictures.isReddish(small.getRGB(20, 75)));
        assertFalse(Pictures.isReddish(small.getRGB(280, 75)));
    }

    @Test
    void png_progressive_and_four_ink_pictures_are_made_small_too() throws IOException {
        assertEquals(
                64, made(Pictures.write(original("png"), "png", 500, 500), 64).getWidth());
        assertEquals(
                64,
                made(Pictures.progressive(original("progressive"), 500, 500), 64)
                        .getWidth());
        BufferedImage inks = made(Pictures.fourInks(original("inks"), 500, 500), 64);
        assertTrue(Pictures.isReddish(inks.getRGB(32, 32)));
    }

    @Test
    void a_small_jpeg_the_original_and_what_cannot_be_decoded_go_out_as_they_are() throws IOException {
        Path small = Pictures.write(original("s"), "jpeg", 200, 200);
        Path broken = Pictures.broken(original("b"));
        Path webp = Pictures.webp(original("w"), 900, 800);
        Path large = Pictures.write(original("l"), "png", 900, 900);

        assertEquals(small.toString(), picture(small, 300).file());
        assertEquals("image/webp", picture(webp, 300).contentType());
        assertEquals("image/png", picture(large, Ladder.ORIGINAL).contentType());
        assertTrue(Files.exists(Path.of(picture(broken, 64).file())));
    }

    @Test
    void too_many_pixels_are_refused_before_they_are_decoded() throws IOException {
        Path bomb = original("bomb");
        Files.createDirectories(bomb.getParent());
        byte[] head = {
            (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 1, 0, 0, 0, 1, 0, 0
        };
        Files.write(bomb, head);

        assertThrows(Failure.class, () -> picture(bomb, 300));
    }

    @Test
    void what_is_no_picture_is_not_found() throws IOException {
        Path text = original("text");
        Files.createDirectories(text.getParent());
        Files.writeString(text, "hello");
        Path empty = Files.write(original("empty"), new byte[0]);
        Path stub = Files.write(original("stub"), new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});

        assertThrows(Failure.class, () -> picture(text, 300));
        assertThrows(Failure.class, () -> picture(empty, 300));
        assertThrows(Failure.class, () -> picture(stub, 300));
    }

    @Test
    void the_header_tells_the_size_of_every_format() throws IOException {
        for (String format : new String[] {"jpeg", "png", "gif", "bmp"}) {
            ImageHeader header = ImageHeader.read(Pictures.write(original(format), format, 321, 123))
                    .orElseThrow();
            assertEquals(321, header.width(), format);
            assertEquals(123, header.height(), format);
        }
        ImageHeader webp =
                ImageHeader.read(Pictures.webp(original("webp"), 900, 700)).orElseThrow();
        assertEquals(900 * 700, webp.pixels());
    }

    @Test
    void an_earlier_run_left_its_pictures() throws IOException {
        PictureFiles files = new PictureFiles(data.resolve("artwork"));
        Picture made = files.picture("a", 64, Pictures.write(original("a"), "png", 500, 500))
                .picture();

        assertEquals(
                new PictureFiles.Found("a-64", made),
                new PictureFiles(data.resolve("artwork")).found().get(0));
    }

    private Path original(String id) {
        return data.resolve("artwork").resolve("originals").resolve(id);
    }

    private Picture picture(Path source, int step) throws IOException {
        return new PictureFiles(data.resolve("artwork"))
                .picture(source.getFileName().toString(), step, source)
                .picture();
    }

    private BufferedImage made(Path source, int step) throws IOException {
        Picture picture = picture(source, step);
        assertEquals("image/jpeg", picture.contentType());
        return ImageIO.read(Path.of(picture.file()).toFile());
    }
}
