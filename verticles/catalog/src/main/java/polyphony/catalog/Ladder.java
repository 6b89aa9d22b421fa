package polyphony.catalog;

/** The few sizes in which pictures are made, so that nobody can have any number of them made. */
final class Ladder {
    /** Edges in pixels; 300 is what most apps ask for in their lists. */
    private static final int[] STEPS = {64, 160, 300, 600, 1_200, 2_000};

    /** The picture as it is. */
    static final int ORIGINAL = 0;

    private Ladder() {}

    /** The smallest step that is large enough. */
    static int step(int size) {
        if (size == ORIGINAL) {
            return ORIGINAL;
        }
        for (int step : STEPS) {
            if (step >= size) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }
}
