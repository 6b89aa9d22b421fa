package polyphony.catalog;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes a small JPEG of a picture. Only for pictures whose header was looked at; blocks, so never on an event loop. */
final class Thumbnail {
    private static final float QUALITY = 0.85f;

    private Thumbnail() {}

    /**
     * @param edge longest edge of the result in pixels; a smaller picture is not made larger
     * @throws IOException when the picture cannot be decoded, whatever is wrong with it
     */
    static void make(Path picture, ImageHeader header, int edge, OutputStream out) throws IOException {
        try {
            write(Scaling.fit(read(picture, header, edge), edge), out);
        } catch (RuntimeException | StackOverflowError broken) {
            // Java's decoders meet broken files with all sorts of exceptions.
            throw new IIOException("cannot be decoded: " + broken.getMessage(), broken);
        }
    }

    /** Reads every n-th pixel only, so that memory follows the size of the result and not that of the picture. */
    private static BufferedImage read(Path picture, ImageHeader header, int edge) throws IOException {
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(header.format().name()).next();
        try (ImageInputStream in = ImageIO.createImageInputStream(picture.toFile())) {
            reader.setInput(in, true, true);
            ImageReadParam how = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(header.width(), header.height()) / (2 * edge));
            how.setSourceSubsampling(step, step, 0, 0);
            // What Java makes of four inks differs from release to release.
            return header.fourInks() ? Inks.of(picture).picture(reader.readRaster(0, how)) : reader.read(0, how);
        } finally {
            reader.dispose();
        }
    }

    private static void write(BufferedImage image, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "jpeg")
                .next();
        try (ImageOutputStream target = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(target);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
    }
}
