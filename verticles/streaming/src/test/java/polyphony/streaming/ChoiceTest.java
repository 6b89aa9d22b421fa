package polyphony.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Streaming.Want;

class ChoiceTest {
    private static final String ORIGINAL = "original";

    /** What a listener asks of a file, and what comes out. */
    private record Case(String codec, String suffix, int kbps, String format, int max, long offsetMs, String made) {}

    private static final List<Case> TABLE = List.of(
            new Case("flac", "flac", 900, null, 0, 0, ORIGINAL),
            new Case("flac", "flac", 900, "raw", 128, 5_000, ORIGINAL),
            new Case("flac", "flac", 900, "RAW", 128, 0, ORIGINAL),
            new Case("flac", "flac", 900, "flac", 0, 0, ORIGINAL),
            new Case("flac", "flac", 900, null, 1_000, 0, ORIGINAL),
            new Case("flac", "flac", 900, null, 320, 0, "mp3 320"),
            new Case("flac", "flac", 900, "opus", 0, 0, "opus 128"),
            new Case("flac", "flac", 900, "OPUS", 100, 0, "opus 96"),
            new Case("flac", "flac", 900, "aac", 10_000, 0, "aac 320"),
            new Case("flac", "flac", 900, "mp3", 1, 0, "mp3 32"),
            new Case("flac", "flac", 900, null, 0, 5_000, "mp3 192"),
            new Case("mp3", "mp3", 320, null, 320, 0, ORIGINAL),
            new Case("mp3", "mp3", 320, "mp3", 0, 0, ORIGINAL),
            new Case("mp3", "mp3", 320, "mp3", 192, 0, "mp3 192"),
            new Case("mp3", "mp3", 128, "mp3", 0, 9_000, "mp3 128"),
            new Case("mp3", "mp3", 100, "opus", 256, 0, "opus 96"),
            new Case("vorbis", "ogg", 160, "ogg", 0, 0, ORIGINAL),
            new Case("vorbis", "ogg", 160, "vorbis", 0, 0, ORIGINAL),
            new Case("vorbis", "ogg", 160, "mp3", 0, 0, "mp3 160"),
            new Case("aac", "m4a", 256, "aac", 0, 0, ORIGINAL),
            new Case("aac", "m4a", 256, "m4a", 0, 0, ORIGINAL),
            new Case("alac", "m4a", 800, "aac", 0, 0, "aac 192"),
            new Case("opus", "opus", 0, null, 64, 0, ORIGINAL),
            new Case("opus", "opus", 0, "mp3", 64, 0, "mp3 64"));

    @Test
    void the_original_goes_out_when_it_suits_and_a_transcode_never_has_more_bits_than_a_lossy_original() {
        for (Case one : TABLE) {
            assertEquals(one.made(), made(one), one.toString());
        }
    }

    @Test
    void a_format_that_nobody_can_make_is_refused() {
        for (String format : List.of("wma", "", " ", "mp3 ", "../mp3", "ogg")) {
            var want = new Want(Tracks.ID, format, 64, 0);
            var track = Tracks.of("flac", "flac", 900, 1_000);
            if (format.isEmpty()) {
                assertEquals(new Choice.Made(Format.MP3, 64), Choice.of(track, want, Format.MP3));
                continue;
            }
            Failure failure = assertThrows(Failure.class, () -> Choice.of(track, want, Format.MP3), format);
            assertEquals("format must be raw, mp3, opus, aac or the original's own", failure.getMessage());
        }
    }

    private static String made(Case one) {
        var track = Tracks.of(one.codec(), one.suffix(), one.kbps(), 100_000);
        var want = new Want(Tracks.ID, one.format(), one.max(), one.offsetMs());
        return Choice.of(track, want, Format.MP3) instanceof Choice.Made made
                ? made.format().suffix() + " " + made.bitRateKbps()
                : ORIGINAL;
    }
}
