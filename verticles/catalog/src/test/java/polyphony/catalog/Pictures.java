package polyphony.catalog;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Picture files for tests: the left half red, the right half blue. */
final class Pictures {
    private Pictures() {}

    static Path write(Path file, String format, int width, int height) throws IOException {
        Files.createDirectories(file.getParent());
        ImageIO.write(image(width, height), format, file.toFile());
        return file;
    }

    static Path progressive(Path file, int width, int height) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        return write(file, writer, new IIOImage(image(width, height), null, null), how);
    }

    /** Four inks without Adobe's segment: pure red is no cyan, all magenta, all yellow. */
    static Path fourInks(Path file, int width, int height) throws IOException {
        WritableRaster inks =
                Raster.createInterleavedRaster(java.awt.image.DataBuffer.TYPE_BYTE, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                inks.setPixel(x, y, new int[] {0, 255, 255, 0});
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        return write(file, writer, new IIOImage(inks, null, null), writer.getDefaultWriteParam());
    }

    /** The first part of a good JPEG. */
    static Path broken(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(write(file, "jpeg", 800, 800));
        Files.write(file, Arrays.copyOf(whole, whole.length / 3));
        return file;
    }

    static Path webp(Path file, int width, int height) throws IOException {
        byte[] head = new byte[64];
        put(head, 0, "RIFF");
        put(head, 8, "WEBPVP8X");
        head[24] = (byte) (width - 1);
        head[25] = (byte) ((width - 1) >> 8);
        head[27] = (byte) (height - 1);
        head[28] = (byte) ((height - 1) >> 8);
        Files.createDirectories(file.getParent());
        return Files.write(file, head);
    }

    static boolean isReddish(int rgb) {
        Color colour = new Color(rgb);
        return colour.getRed() > 200 && colour.getGreen() < 60 && colour.getBlue() < 60;
    }

    private static void put(byte[] bytes, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            bytes[at + i] = (byte) text.charAt(i);
        }
    }

    private static Path write(Path file, ImageWriter writer, IIOImage image, ImageWriteParam how) throws IOException {
        Files.createDirectories(file.getParent());
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, image, how);
        } finally {
            writer.dispose();
        }
        return file;
    }

    private static BufferedImage image(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, x < width / 2 ? 0xFF0000 : 0x0000FF);
            }
        }
        return image;
    }
}
