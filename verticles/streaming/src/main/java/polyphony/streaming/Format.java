package polyphony.streaming;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What transcodes can be made in: the bit rates that make sense for it, and how ffmpeg is told. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
enum Format {
    MP3(
            "audio/mpeg",
            "mp3",
            192,
            List.of(32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
            // No Xing header: it is written last, and a stream has no way back.
            List.of("-c:a", "libmp3lame", "-write_xing", "0", "-id3v2_version", "0", "-f", "mp3")),
    OPUS(
            "audio/ogg",
            "opus",
            128,
            List.of(32, 48, 64, 96, 128, 160, 192, 256),
            // Short pages, so that the first sound does not wait for a second of it.
            List.of("-c:a", "libopus", "-page_duration", "200000", "-f", "ogg")),
    AAC(
            "audio/aac",
            "aac",
            192,
            List.of(32, 48, 64, 96, 128, 160, 192, 256, 320),
            List.of("-c:a", "aac", "-f", "adts"));

    private final String contentType;
    private final String suffix;
    private final int usualKbps;
    private final List<Integer> ladder;
    private final List<String> arguments;

    Format(String contentType, String suffix, int usualKbps, List<Integer> ladder, List<String> arguments) {
        this.contentType = contentType;
        this.suffix = suffix;
        this.usualKbps = usualKbps;
        this.ladder = ladder;
        this.arguments = arguments;
    }

    /** The format of this name, in any case. */
    static Optional<Format> of(String name) {
        for (Format format : values()) {
            if (name != null && format.suffix.equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    String contentType() {
        return contentType;
    }

    /** File ending, and the name in asks. */
    String suffix() {
        return suffix;
    }

    /** For listeners who name no bit rate. */
    int usualKbps() {
        return usualKbps;
    }

    /** The highest bit rate of the ladder that is not above the wish, or the lowest one. */
    int clamp(int wishKbps) {
        int clamped = ladder.get(0);
        for (int rung : ladder) {
            if (rung <= wishKbps) {
                clamped = rung;
            }
        }
        return clamped;
    }

    /** Arguments for ffmpeg that choose encoder and container. */
    List<String> arguments() {
        return arguments;
    }
}
