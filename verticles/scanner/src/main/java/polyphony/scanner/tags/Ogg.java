package polyphony.scanner.tags;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Ogg with Vorbis, Opus or FLAC inside. */
final class Ogg {
    private static final int LARGEST_PAGE = 27 + 255 + 255 * 255;
    private static final int STREAMS_MAX = 16;

    private Ogg() {}

    static void read(Source source, Found found) throws IOException, BrokenFile {
        long page = 0;
        for (int i = 0;
                i < STREAMS_MAX && OggStream.isPage(source, page) && OggStream.beginsStream(source, page);
                i++) {
            var stream = new OggStream(source, page);
            if (readStream(source, stream, found)) {
                return;
            }
            page = OggStream.nextPage(source, page);
        }
        throw new BrokenFile("The Ogg file holds no Vorbis, Opus or FLAC sound.");
    }

    private static boolean readStream(Source source, OggStream stream, Found found) throws IOException, BrokenFile {
        String head = new String(stream.take(7), StandardCharsets.ISO_8859_1);
        if (head.equals("\1vorbis")) {
            vorbis(source, stream, found);
        } else if (head.equals("OpusHea")) {
            opus(source, stream, found);
        } else if (head.startsWith("\177FLAC")) {
            flac(source, stream, found);
        } else {
            return false;
        }
        return true;
    }

    private static void vorbis(Source source, OggStream stream, Found found) throws IOException, BrokenFile {
        stream.skip(4);
        int channels = stream.take(1)[0] & 0xff;
        int rate = (int) Math.min(stream.takeU32le(), Integer.MAX_VALUE);
        stream.nextPacket();
        if (!stream.nextIs("\3vorbis")) {
            throw new BrokenFile("The Vorbis comments are not where they should be.");
        }
        VorbisComments.read(stream, found);
        found.sound(Sound.of("vorbis", lastGranule(source, stream.serial()), source.size(), rate, channels, 0));
    }

    private static void opus(Source source, OggStream stream, Found found) throws IOException, BrokenFile {
        stream.skip(2);
        int channels = stream.take(1)[0] & 0xff;
        var preSkip = stream.take(2);
        stream.nextPacket();
        if (!stream.nextIs("OpusTags")) {
            throw new BrokenFile("The Opus comments are not where they should be.");
        }
        VorbisComments.read(stream, found);
        long skipped = (preSkip[0] & 0xff) | (preSkip[1] & 0xff) << 8;
        long samples = lastGranule(source, stream.serial()) - skipped;
        found.sound(Sound.of("opus", samples, source.size(), 48_000, channels, 0));
    }

    private static void flac(Source source, OggStream stream, Found found) throws IOException, BrokenFile {
        stream.skip(2 + 2 + 2 + 4);
        var info = Source.of(stream.take(34));
        stream.nextPacket();
        if ((stream.take(4)[0] & 0x7f) == 4) {
            VorbisComments.read(stream, found);
        }
        var inside = Flac.sound(info, 0, source.size());
        // Inside Ogg the header often does not know the length, the last page does.
        long samples = lastGranule(source, stream.serial());
        found.sound(
                Sound.of("flac", samples, source.size(), inside.sampleRateHz(), inside.channels(), inside.bitDepth()));
    }

    /** How many samples have been played when the last page ends; 0 when the end of the file belongs to something else. */
    private static long lastGranule(Source source, long serial) throws IOException, BrokenFile {
        for (int reach = 8 * 1024; ; reach = LARGEST_PAGE * 2) {
            int length = (int) Math.min(reach, source.size());
            long from = source.size() - length;
            var tail = source.bytes(from, length);
            for (int i = length - 27; i >= 0; i--) {
                if (tail[i] == 'O' && tail[i + 1] == 'g' && tail[i + 2] == 'g' && tail[i + 3] == 'S') {
                    long granule = OggStream.granule(source, from + i);
                    if (granule >= 0 && OggStream.serial(source, from + i) == serial) {
                        return granule;
                    }
                }
            }
            if (reach > 8 * 1024) {
                return 0;
            }
        }
    }
}
