package polyphony.shared.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a playlist for ever: opaque, {@code pl-} and 1 to 60 letters, digits, '-' or '_'; never purely numeric. */
public record PlaylistId(@JsonValue String value) {
    public static final String PREFIX = "pl-";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PlaylistId {
        Ids.check("playlistId", PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
