package polyphony.launcher.demo;

/** How loud a note is at its beginning and its end. */
final class Envelope {
    private Envelope() {}

    static double[] attack(double[] samples, double seconds) {
        var length = Math.min(samples.length, (int) (seconds * Mixer.SAMPLES_PER_SECOND));
        for (var i = 0; i < length; i++) {
            samples[i] *= smooth(i / (double) length);
        }
        return samples;
    }

    static double[] fadeOut(double[] samples, double seconds) {
        var length = Math.min(samples.length, (int) (seconds * Mixer.SAMPLES_PER_SECOND));
        for (var i = 0; i < length; i++) {
            samples[samples.length - 1 - i] *= smooth(i / (double) length);
        }
        return samples;
    }

    private static double smooth(double part) {
        return part * part * (3 - 2 * part);
    }
}
