package polyphony.launcher.library;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** FLAC with blocks of one size: a frame moved to another place gets that place's number and new checksums. */
final class FlacTemplate implements Template {
    private static final Crc CRC_8 = new Crc(8, 0x07);
    private static final Crc CRC_16 = new Crc(16, 0x8005);
    private static final int NUMBER_AT = 4;
    private static final int STREAM_INFO_BYTES = 34;
    private static final int CHECKSUM_OF_AUDIO_AT = 18;
    private static final int COMMENT_BLOCK = 4;
    private static final int LAST_BLOCK = 0x80;

    private final byte[] streamInfo;
    private final List<byte[]> frames;
    private final byte[] lastFrame;

    FlacTemplate(byte[] encoded) {
        streamInfo = Arrays.copyOfRange(encoded, 8, 8 + STREAM_INFO_BYTES);
        // All zero is FLAC's word for "not known": the order of the frames changes from file to file.
        Arrays.fill(streamInfo, CHECKSUM_OF_AUDIO_AT, STREAM_INFO_BYTES, (byte) 0);
        var found = frames(encoded, endOfBlocks(encoded));
        lastFrame = found.remove(found.size() - 1);
        frames = found;
    }

    @Override
    public byte[] file(TrackTags tags, Random random) {
        var file = new ByteArrayOutputStream();
        file.writeBytes("fLaC".getBytes(StandardCharsets.US_ASCII));
        block(file, 0, streamInfo);
        block(file, LAST_BLOCK | COMMENT_BLOCK, VorbisComments.of(tags));
        var number = 0;
        for (var frame : Template.shuffled(frames, random)) {
            file.writeBytes(numbered(frame, number++));
        }
        file.writeBytes(numbered(lastFrame, number));
        return file.toByteArray();
    }

    private static void block(ByteArrayOutputStream file, int kind, byte[] content) {
        var length = content.length;
        file.writeBytes(new byte[] {(byte) kind, (byte) (length >> 16), (byte) (length >> 8), (byte) length});
        file.writeBytes(content);
    }

    private static int endOfBlocks(byte[] encoded) {
        var at = 4;
        while (true) {
            var last = (encoded[at] & LAST_BLOCK) != 0;
            at += 4 + ((encoded[at + 1] & 0xff) << 16 | (encoded[at + 2] & 0xff) << 8 | (encoded[at + 3] & 0xff));
            if (last) {
                return at;
            }
        }
    }

    /** A frame ends where the next one begins: a sync code with the next number and a header whose checksum is right. */
    private static List<byte[]> frames(byte[] encoded, int first) {
        var frames = new ArrayList<byte[]>();
        var start = first;
        for (var at = first + 1; at <= encoded.length; at++) {
            if (at == encoded.length || beginsFrame(encoded, at, frames.size() + 1)) {
                frames.add(Arrays.copyOfRange(encoded, start, at));
                start = at;
            }
        }
        return frames;
    }

    private static boolean beginsFrame(byte[] bytes, int at, int number) {
        var coded = utf8(number);
        if (at + NUMBER_AT + coded.length + 4 > bytes.length
                || bytes[at] != (byte) 0xff
                || bytes[at + 1] != (byte) 0xf8) {
            return false;
        }
        if (!Arrays.equals(bytes, at + NUMBER_AT, at + NUMBER_AT + coded.length, coded, 0, coded.length)) {
            return false;
        }
        var end = at + headerBytes(bytes, at, coded.length);
        return end < bytes.length && (byte) CRC_8.of(bytes, at, end) == bytes[end];
    }

    /** Without the checksum; the block's size and the sample rate may follow the number in one or two bytes. */
    private static int headerBytes(byte[] bytes, int at, int numberBytes) {
        var size = (bytes[at + 2] >> 4) & 0xf;
        var rate = bytes[at + 2] & 0xf;
        var sizeBytes = size == 6 ? 1 : size == 7 ? 2 : 0;
        var rateBytes = rate == 12 ? 1 : rate == 13 || rate == 14 ? 2 : 0;
        return NUMBER_AT + numberBytes + sizeBytes + rateBytes;
    }

    private static byte[] numbered(byte[] frame, int number) {
        var was = codedBytes(frame[NUMBER_AT]);
        var restOfHeader = headerBytes(frame, 0, was) - NUMBER_AT - was;
        var renumbered = new ByteArrayOutputStream(frame.length + 2);
        renumbered.write(frame, 0, NUMBER_AT);
        renumbered.writeBytes(utf8(number));
        renumbered.write(frame, NUMBER_AT + was, restOfHeader);
        var header = renumbered.toByteArray();
        renumbered.write(CRC_8.of(header, 0, header.length));
        var audio = NUMBER_AT + was + restOfHeader + 1;
        renumbered.write(frame, audio, frame.length - audio - 2);
        var whole = renumbered.toByteArray();
        var checksum = CRC_16.of(whole, 0, whole.length);
        renumbered.write(checksum >> 8);
        renumbered.write(checksum);
        return renumbered.toByteArray();
    }

    private static int codedBytes(byte first) {
        return (first & 0x80) == 0 ? 1 : (first & 0x20) == 0 ? 2 : 3;
    }

    /** FLAC writes frame numbers as UTF-8 writes characters. */
    private static byte[] utf8(int number) {
        return Character.toString(number).getBytes(StandardCharsets.UTF_8);
    }
}
