package polyphony.launcher.demo;

/** A sine, made by two multiplications a sample instead of a call of {@code sin}. */
final class Oscillator {
    private final double factor;
    private double before;
    private double now;

    Oscillator(double hertz, double phase) {
        var step = 2 * Math.PI * hertz / Mixer.SAMPLES_PER_SECOND;
        factor = 2 * Math.cos(step);
        before = Math.sin(phase - 2 * step);
        now = Math.sin(phase - step);
    }

    double next() {
        var next = factor * now - before;
        before = now;
        now = next;
        return next;
    }
}
