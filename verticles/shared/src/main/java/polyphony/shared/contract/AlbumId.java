package polyphony.shared.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names an album for ever: opaque, {@code al-} and 1 to 60 letters, digits, '-' or '_'; never purely numeric. */
public record AlbumId(@JsonValue String value) {
    public static final String PREFIX = "al-";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AlbumId {
        Ids.check("albumId", PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
