package polyphony.launcher.demo;

/**
 * One note of a score.
 *
 * @param startBeats from the beginning of the piece
 * @param beats how long it is held
 * @param pitch 60 is middle C, a half tone is 1; fractions are allowed
 * @param loudness above 0, at most 1
 */
record Note(double startBeats, double beats, double pitch, double loudness) {
    private static final double CONCERT_A = 440;
    private static final double CONCERT_A_PITCH = 69;
    private static final double HALF_TONES = 12;

    double hertz() {
        return CONCERT_A * Math.pow(2, (pitch - CONCERT_A_PITCH) / HALF_TONES);
    }
}
