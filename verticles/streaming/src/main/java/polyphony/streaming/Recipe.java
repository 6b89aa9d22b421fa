package polyphony.streaming;

import java.util.ArrayList;
import java.util.List;

/**
 * A transcode that was granted.
 *
 * @param file absolute path on this node
 * @param channels of the original
 * @param offsetMs where to begin
 * @param durationMs of what will come out; 0 when it is not known
 * @param user whose it is, for the limit of each user
 * @param expiresAtMs when it must have begun
 */
record Recipe(
        String file,
        Format format,
        int bitRateKbps,
        int channels,
        long offsetMs,
        long durationMs,
        String user,
        long expiresAtMs) {
    private static final int STEREO = 2;
    private static final long MS = 1_000;

    /** What ffmpeg is told: local files only, one thread, no questions, the result to standard output. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(
                List.of("-v", "error", "-nostdin", "-protocol_whitelist", "file,pipe", "-threads", "1"));
        if (offsetMs > 0) {
            arguments.addAll(List.of("-ss", offsetMs / MS + "." + String.format("%03d", offsetMs % MS)));
        }
        arguments.addAll(List.of("-i", "file:" + file, "-map", "0:a:0", "-vn", "-sn", "-dn"));
        // The player has the names from the catalogue; lyrics and pictures in front of the first sound would delay it.
        arguments.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1", "-threads", "1"));
        if (channels > STEREO) {
            arguments.addAll(List.of("-ac", Integer.toString(STEREO)));
        }
        arguments.addAll(List.of("-b:a", bitRateKbps + "k"));
        arguments.addAll(format.arguments());
        arguments.addAll(List.of("-flush_packets", "1", "pipe:1"));
        return arguments;
    }
}
