package polyphony.shared.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names an artist for ever: opaque, {@code ar-} and 1 to 60 letters, digits, '-' or '_'; never purely numeric. */
public record ArtistId(@JsonValue String value) {
    public static final String PREFIX = "ar-";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ArtistId {
        Ids.check("artistId", PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
