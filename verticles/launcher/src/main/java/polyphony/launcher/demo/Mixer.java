package polyphony.launcher.demo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Plays a score into a stereo WAV file. */
final class Mixer {
    static final int SAMPLES_PER_SECOND = 44_100;

    private static final double RING_SECONDS = 3.5;
    private static final double FADE_SECONDS = 2.5;
    private static final double PEAK = 0.86;
    private static final int HEADER_BYTES = 44;
    private static final int FRAME_BYTES = 4;

    private final Room room;
    private final Random random;

    Mixer(Room room, Random random) {
        this.room = room;
        this.random = random;
    }

    byte[] wav(Score score) {
        var frames = (int) ((score.beats() * score.secondsPerBeat() + RING_SECONDS) * SAMPLES_PER_SECOND);
        var left = new float[frames];
        var right = new float[frames];
        for (var part : score.parts()) {
            for (var note : part.notes()) {
                add(part, note, score.secondsPerBeat(), left, right);
            }
        }
        room.around(left, right);
        return encoded(left, right, loudest(left, right));
    }

    private void add(Part part, Note note, double secondsPerBeat, float[] left, float[] right) {
        var samples = part.instrument().play(note.hertz(), note.beats() * secondsPerBeat, random);
        var start = (int) (note.startBeats() * secondsPerBeat * SAMPLES_PER_SECOND);
        // Equal power: a part keeps its loudness wherever it stands.
        var angle = (part.pan() + 1) * Math.PI / 4;
        var loudness = part.gain() * note.loudness();
        var toLeft = (float) (loudness * Math.cos(angle));
        var toRight = (float) (loudness * Math.sin(angle));
        var length = Math.min(samples.length, left.length - start);
        for (var i = 0; i < length; i++) {
            left[start + i] += (float) samples[i] * toLeft;
            right[start + i] += (float) samples[i] * toRight;
        }
    }

    private static double loudest(float[] left, float[] right) {
        var loudest = 1e-9;
        for (var i = 0; i < left.length; i++) {
            loudest = Math.max(loudest, Math.max(Math.abs(left[i]), Math.abs(right[i])));
        }
        return loudest;
    }

    private static byte[] encoded(float[] left, float[] right, double loudest) {
        var bytes = new byte[HEADER_BYTES + left.length * FRAME_BYTES];
        var wav = header(bytes);
        var fade = (int) (FADE_SECONDS * SAMPLES_PER_SECOND);
        for (var i = 0; i < left.length; i++) {
            var level = PEAK / loudest * Short.MAX_VALUE * Math.min(1, (left.length - i) / (double) fade);
            wav.putShort((short) Math.round(left[i] * level));
            wav.putShort((short) Math.round(right[i] * level));
        }
        return bytes;
    }

    /** The first seconds of such a file. */
    static byte[] cut(byte[] wav, double seconds) {
        var length = Math.min(wav.length, HEADER_BYTES + FRAME_BYTES * (int) (seconds * SAMPLES_PER_SECOND));
        var cut = Arrays.copyOf(wav, length);
        header(cut);
        return cut;
    }

    private static ByteBuffer header(byte[] wav) {
        var dataBytes = wav.length - HEADER_BYTES;
        return ByteBuffer.wrap(wav)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(HEADER_BYTES - 8 + dataBytes)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 2)
                .putInt(SAMPLES_PER_SECOND)
                .putInt(SAMPLES_PER_SECOND * FRAME_BYTES)
                .putShort((short) FRAME_BYTES)
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(dataBytes);
    }
}
