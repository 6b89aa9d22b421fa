package polyphony.catalog;

import java.util.Map;

/** The media type of an audio file, by its ending. */
final class MediaTypes {
    private static final Map<String, String> BY_SUFFIX = Map.of(
            "mp3", "audio/mpeg",
            "flac", "audio/flac",
            "ogg", "audio/ogg",
            "oga", "audio/ogg",
            "opus", "audio/ogg",
            "m4a", "audio/mp4",
            "mp4", "audio/mp4",
            "wav", "audio/wav",
            "aif", "audio/aiff",
            "aiff", "audio/aiff");

    private MediaTypes() {}

    static String ofSuffix(String suffix) {
        return BY_SUFFIX.getOrDefault(suffix, "application/octet-stream");
    }
}
