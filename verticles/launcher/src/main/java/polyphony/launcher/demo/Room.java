package polyphony.launcher.demo;

/** Space around a sound: echoes so dense that they blur (after Schroeder), a little different left and right. */
final class Room {
    private static final int[] COMB_SAMPLES = {1557, 1617, 1491, 1422};
    private static final int[] ALL_PASS_SAMPLES = {225, 556};
    private static final int RIGHT_LATER = 23;
    private static final double DULLING = 0.35;

    private final double tail;
    private final double wet;

    /**
     * @param tail how much of the sound is left after each echo, below 1
     * @param wet how loud the room is beside the sound itself
     */
    Room(double tail, double wet) {
        this.tail = tail;
        this.wet = wet;
    }

    void around(float[] left, float[] right) {
        surround(left, 0);
        surround(right, RIGHT_LATER);
    }

    private void surround(float[] dry, int later) {
        var sum = new float[dry.length];
        for (var length : COMB_SAMPLES) {
            comb(dry, sum, length + later);
        }
        for (var length : ALL_PASS_SAMPLES) {
            allPass(sum, length + later);
        }
        for (var i = 0; i < dry.length; i++) {
            dry[i] += (float) (wet * sum[i]);
        }
    }

    private void comb(float[] dry, float[] sum, int length) {
        var loop = new double[length];
        var dulled = 0.0;
        for (var i = 0; i < dry.length; i++) {
            var at = i % length;
            var out = loop[at];
            dulled = out * (1 - DULLING) + dulled * DULLING;
            loop[at] = dry[i] + dulled * tail;
            sum[i] += (float) (out / COMB_SAMPLES.length);
        }
    }

    private static void allPass(float[] sound, int length) {
        var loop = new double[length];
        for (var i = 0; i < sound.length; i++) {
            var at = i % length;
            var delayed = loop[at];
            loop[at] = sound[i] + delayed * 0.5;
            sound[i] = (float) (delayed - sound[i]);
        }
    }
}
