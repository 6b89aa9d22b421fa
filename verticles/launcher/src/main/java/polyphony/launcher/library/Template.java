package polyphony.launcher.library;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** One encoded piece, from which any number of different files of its format are made. */
interface Template {
    /**
     * A whole file.
     *
     * @param random decides the order of the frames, and so which of the endless files it is
     */
    byte[] file(TrackTags tags, Random random);

    /** The same frames in another order. */
    static <T> List<T> shuffled(List<T> frames, Random random) {
        var shuffled = new ArrayList<>(frames);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
