package polyphony.shared.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a user for ever: opaque, {@code us-} and 1 to 60 letters, digits, '-' or '_'; never purely numeric. */
public record UserId(@JsonValue String value) {
    public static final String PREFIX = "us-";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UserId {
        Ids.check("userId", PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
