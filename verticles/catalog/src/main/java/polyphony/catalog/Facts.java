package polyphony.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import polyphony.shared.contract.ScannedTrack;

/** What is kept of a scanned file, as JSON. Lyrics are kept apart: they are long and seldom asked for. */
final class Facts {
    @JsonIgnoreProperties("lyrics")
    private interface WithoutLyrics {}

    private static final ObjectMapper JSON = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(ScannedTrack.class, WithoutLyrics.class)
            .build();

    private Facts() {}

    private static final ObjectMapper CLEANING =
            JSON.copy().registerModule(new SimpleModule().addDeserializer(String.class, new CleanTexts()));

    /** The file's facts without the characters that cannot be kept, and without the lyrics. */
    static ScannedTrack clean(ScannedTrack track) {
        try {
            return CLEANING.readValue(encode(track), ScannedTrack.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("no facts of " + track.name(), unreadable);
        }
    }

    /** Whether {@link #clean} would change anything. */
    static boolean isClean(String facts) {
        return !facts.contains("\\u") && CleanTexts.isClean(facts);
    }

    static String encode(ScannedTrack track) {
        try {
            return JSON.writeValueAsString(track);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("no JSON for " + track.name(), unwritable);
        }
    }

    static ScannedTrack decode(String json) {
        try {
            return JSON.readValue(json, ScannedTrack.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("the store holds facts that cannot be read", unreadable);
        }
    }

    /** Equal for two files only when nothing that is kept about them differs. */
    static long hash(String facts, String lyrics) {
        MessageDigest digest = EntityIds.sha256();
        digest.update(facts.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        if (lyrics != null) {
            digest.update(lyrics.getBytes(StandardCharsets.UTF_8));
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }
}
