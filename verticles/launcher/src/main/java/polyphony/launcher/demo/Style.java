package polyphony.launcher.demo;

import java.util.List;

/**
 * The manner of an artist: what a composer may choose from.
 *
 * @param beatsPerBar 3 or 4
 * @param scale half tones above the key of the seven steps
 * @param chords progressions, each a root step for every bar
 * @param melody who sings
 * @param accompaniment who plays the chords' notes one after another
 * @param drums whether there is a beat
 */
record Style(
        double beatsPerMinute,
        int beatsPerBar,
        List<Integer> scale,
        List<List<Integer>> chords,
        Instrument melody,
        Instrument accompaniment,
        boolean drums,
        Room room) {
    private static final List<Integer> MAJOR = List.of(0, 2, 4, 5, 7, 9, 11);
    private static final List<Integer> MINOR = List.of(0, 2, 3, 5, 7, 8, 10);
    private static final List<Integer> DORIAN = List.of(0, 2, 3, 5, 7, 9, 10);

    static final Style SLOW_WEATHER = new Style(
            72,
            4,
            MAJOR,
            List.of(List.of(0, 4, 5, 3), List.of(3, 0, 4, 5), List.of(0, 2, 3, 3)),
            Instrument.KEYS,
            Instrument.STRING,
            false,
            new Room(0.84, 0.6));
    static final Style WALTZ = new Style(
            132,
            3,
            MAJOR,
            List.of(List.of(0, 5, 1, 4, 0, 3, 4, 0), List.of(5, 1, 4, 0, 3, 1, 4, 4)),
            Instrument.FLUTE,
            Instrument.STRING,
            false,
            new Room(0.72, 0.35));
    static final Style NIGHT_TRAIN = new Style(
            104,
            4,
            DORIAN,
            List.of(List.of(0, 3, 0, 6), List.of(0, 5, 2, 6), List.of(3, 0, 6, 0)),
            Instrument.BELL,
            Instrument.KEYS,
            true,
            new Room(0.7, 0.3));
    static final Style ARITHMETIC = new Style(
            116,
            4,
            MINOR,
            List.of(List.of(0, 2, 5, 4), List.of(5, 6, 0, 0), List.of(0, 6, 5, 4)),
            Instrument.STRING,
            Instrument.BELL,
            false,
            new Room(0.8, 0.45));
}
