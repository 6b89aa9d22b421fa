package polyphony.launcher.library;

import java.util.List;
import java.util.Random;

/** The formats of a library, each with its share of the albums and how its one template is encoded. */
enum Format {
    MP3("mp3", 46, 16_000, "-c:a libmp3lame -b:a 128k -reservoir 0 -write_xing 0 -id3v2_version 0"),
    FLAC("flac", 26, 34_000, "-c:a flac -ar 22050 -ac 1 -frame_size 1152"),
    OGG("ogg", 7, 12_000, "-c:a libvorbis -b:a 96k"),
    OPUS("opus", 6, 12_000, "-c:a libopus -b:a 96k"),
    M4A("m4a", 15, 16_000, "-c:a aac -b:a 128k");

    private static final int WHOLE = 100;

    private final String ending;
    private final int share;
    private final int bytesPerSecond;
    private final String encoding;

    Format(String ending, int share, int bytesPerSecond, String encoding) {
        this.ending = ending;
        this.share = share;
        this.bytesPerSecond = bytesPerSecond;
        this.encoding = encoding;
    }

    static Format any(Random random) {
        var ticket = random.nextInt(WHOLE);
        for (var format : values()) {
            ticket -= format.share;
            if (ticket < 0) {
                return format;
            }
        }
        return M4A;
    }

    String ending() {
        return ending;
    }

    /** About how long a piece has to be for a file of this size. */
    double seconds(int bytes) {
        return bytes / (double) bytesPerSecond;
    }

    List<String> encoding() {
        return List.of(encoding.split(" "));
    }

    Template template(byte[] encoded) {
        return switch (this) {
            case MP3 -> new Mp3Template(encoded);
            case FLAC -> new FlacTemplate(encoded);
            case OGG, OPUS -> new OggTemplate(encoded);
            case M4A -> new M4aTemplate(encoded);
        };
    }
}
