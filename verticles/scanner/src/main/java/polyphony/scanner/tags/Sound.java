package polyphony.scanner.tags;

/**
 * The sound itself.
 *
 * @param codec short name in lower case, such as mp3, flac, vorbis, opus, aac, alac, pcm
 * @param bitRateKbps average over the whole file; 0 when unknown
 * @param bitDepth bits of a sample of lossless sound; 0 for lossy codecs, which have none
 */
public record Sound(String codec, long durationMs, int bitRateKbps, int sampleRateHz, int channels, int bitDepth) {
    private static final long DURATION_MS_MAX = 30L * 24 * 3_600_000;

    static Sound of(String codec, long samples, long bytes, int sampleRateHz, int channels, int bitDepth)
            throws BrokenFile {
        if (sampleRateHz <= 0 || sampleRateHz > 3_000_000 || channels <= 0 || channels > 255) {
            throw new BrokenFile("The sample rate or the number of channels makes no sense.");
        }
        double seconds = Math.max(0, samples) / (double) sampleRateHz;
        long durationMs = Math.min(DURATION_MS_MAX, Math.round(seconds * 1000));
        int kbps = durationMs == 0 ? 0 : (int) Math.min(100_000, Math.round(Math.max(0, bytes) * 8.0 / durationMs));
        return new Sound(codec, durationMs, kbps, sampleRateHz, channels, bitDepth);
    }
}
