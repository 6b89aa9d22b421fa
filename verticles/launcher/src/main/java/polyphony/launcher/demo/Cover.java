package polyphony.launcher.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Paints an album's cover: a sky in the album's colour, a sun, and waves in front of it. No letters, so no fonts are needed. */
public final class Cover {
    private static final int WAVES = 7;

    private final double hue;
    private final Random random;
    private final int size;

    /** @param hue 0 to 1 */
    public Cover(double hue, long seed, int size) {
        this.hue = hue;
        this.random = new Random(seed);
        this.size = size;
    }

    public BufferedImage paint() {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        sky(brush);
        sun(brush);
        for (var wave = 0; wave < WAVES; wave++) {
            wave(brush, wave);
        }
        brush.dispose();
        return image;
    }

    private void sky(Graphics2D brush) {
        brush.setPaint(new GradientPaint(0, 0, colour(0, 0.55, 0.25), 0, size, colour(0.08, 0.45, 0.95)));
        brush.fillRect(0, 0, size, size);
    }

    private void sun(Graphics2D brush) {
        var across = size * (0.22 + 0.2 * random.nextDouble());
        var x = size * (0.2 + 0.4 * random.nextDouble());
        var y = size * (0.15 + 0.25 * random.nextDouble());
        brush.setPaint(colour(0.12, 0.25, 1));
        brush.fill(new Ellipse2D.Double(x, y, across, across));
        brush.setStroke(new BasicStroke(size / 200f));
        for (var ring = 1; ring <= 3; ring++) {
            var wider = ring * across * 0.16;
            brush.draw(new Ellipse2D.Double(x - wider, y - wider, across + 2 * wider, across + 2 * wider));
        }
    }

    private void wave(Graphics2D brush, int number) {
        var base = size * (0.5 + 0.075 * number);
        var height = size * (0.02 + 0.03 * random.nextDouble());
        var length = 1 + random.nextInt(3);
        var phase = random.nextDouble() * 2 * Math.PI;
        var shape = new Path2D.Double();
        shape.moveTo(0, size);
        for (var x = 0; x <= size; x += 2) {
            shape.lineTo(x, base + height * Math.sin(phase + 2 * Math.PI * length * x / size));
        }
        shape.lineTo(size, size);
        shape.closePath();
        brush.setPaint(colour(0.02 * number, 0.6, 0.85 - 0.1 * number));
        brush.fill(shape);
    }

    private Color colour(double shift, double saturation, double brightness) {
        return Color.getHSBColor((float) (hue + shift), (float) saturation, (float) brightness);
    }
}
