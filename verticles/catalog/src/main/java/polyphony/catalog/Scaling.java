package polyphony.catalog;

import java.awt.image.BufferedImage;

/** Makes pictures smaller by averaging: each new pixel is the mean of those it covers. */
final class Scaling {
    private static final int WHITE = 255;

    private Scaling() {}

    /** At most {@code edge} pixels wide and high, in proportion, on white where it was transparent. */
    static BufferedImage fit(BufferedImage image, int edge) {
        int longest = Math.max(image.getWidth(), image.getHeight());
        double factor = Math.min(1.0, (double) edge / longest);
        int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            int top = y * image.getHeight() / height;
            int bottom = Math.max(top + 1, (y + 1) * image.getHeight() / height);
            int[] rows = image.getRGB(0, top, image.getWidth(), bottom - top, null, 0, image.getWidth());
            for (int x = 0; x < width; x++) {
                int left = x * image.getWidth() / width;
                int right = Math.max(left + 1, (x + 1) * image.getWidth() / width);
                small.setRGB(x, y, mean(rows, image.getWidth(), left, right, bottom - top));
            }
        }
        return small;
    }

    private static int mean(int[] rows, int stride, int left, int right, int height) {
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = 0; y < height; y++) {
            for (int x = left; x < right; x++) {
                int pixel = rows[y * stride + x];
                int alpha = pixel >>> 24;
                int ground = WHITE * (255 - alpha);
                red += (pixel >> 16 & 0xFF) * alpha + ground;
                green += (pixel >> 8 & 0xFF) * alpha + ground;
                blue += (pixel & 0xFF) * alpha + ground;
            }
        }
        long weight = 255L * height * (right - left);
        return (int) (red / weight) << 16 | (int) (green / weight) << 8 | (int) (blue / weight);
    }
}
