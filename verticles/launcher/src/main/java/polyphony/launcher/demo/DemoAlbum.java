package polyphony.launcher.demo;

import java.util.List;

/**
 * An album of the demo library.
 *
 * @param artist of the whole album
 * @param format the files' ending, one that the encoder knows
 * @param colour hue of its cover, 0 to 1
 */
record DemoAlbum(
        String artist,
        String title,
        int year,
        String genre,
        String format,
        double colour,
        boolean compilation,
        List<DemoTrack> tracks) {
    /** @param seed which of the endless pieces in that style it is */
    record DemoTrack(String artist, String title, Style style, long seed, int bars) {}

    private static final String LANTERNS = "Paper Lanterns";
    private static final String IRIS = "Iris & the Tide";
    private static final String NORTHBOUND = "Northbound Local";
    private static final String QUIET = "Quiet Arithmetic";
    private static final String VARIOUS = "Various Artists";

    DemoAlbum {
        tracks = List.copyOf(tracks);
    }

    static final List<DemoAlbum> ALL = List.of(
            new DemoAlbum(
                    LANTERNS,
                    "Slow Weather",
                    2021,
                    "Ambient",
                    "mp3",
                    0.57,
                    false,
                    List.of(
                            new DemoTrack(LANTERNS, "Fog Over the Fields", Style.SLOW_WEATHER, 11, 8),
                            new DemoTrack(LANTERNS, "A Window Left Open", Style.SLOW_WEATHER, 12, 12),
                            new DemoTrack(LANTERNS, "Barometer", Style.SLOW_WEATHER, 17, 8))),
            new DemoAlbum(
                    IRIS,
                    "Harbour Waltzes",
                    2019,
                    "Folk",
                    "flac",
                    0.11,
                    false,
                    List.of(
                            new DemoTrack(IRIS, "Low Water", Style.WALTZ, 21, 24),
                            new DemoTrack(IRIS, "The Lamplighter's Daughter", Style.WALTZ, 23, 24),
                            new DemoTrack(IRIS, "Salt and Rosin", Style.WALTZ, 29, 16))),
            new DemoAlbum(
                    NORTHBOUND,
                    "Last Train, First Light",
                    2023,
                    "Electronic",
                    "ogg",
                    0.83,
                    false,
                    List.of(
                            new DemoTrack(NORTHBOUND, "Platform Nine", Style.NIGHT_TRAIN, 31, 16),
                            new DemoTrack(NORTHBOUND, "Sodium Lights", Style.NIGHT_TRAIN, 37, 16))),
            new DemoAlbum(
                    QUIET,
                    "Counting in Threes",
                    2024,
                    "Minimal",
                    "m4a",
                    0.38,
                    false,
                    List.of(
                            new DemoTrack(QUIET, "Prime", Style.ARITHMETIC, 41, 16),
                            new DemoTrack(QUIET, "Carry the One", Style.ARITHMETIC, 43, 16))),
            new DemoAlbum(
                    VARIOUS,
                    "First Listen",
                    2024,
                    "Sampler",
                    "opus",
                    0.02,
                    true,
                    List.of(
                            new DemoTrack(LANTERNS, "Drizzle", Style.SLOW_WEATHER, 53, 8),
                            new DemoTrack(NORTHBOUND, "Dining Car", Style.NIGHT_TRAIN, 59, 12))));
}
