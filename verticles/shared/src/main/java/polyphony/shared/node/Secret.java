package polyphony.shared.node;

import com.fasterxml.jackson.annotation.JsonCreator;

/** A text that must not be seen in logs: printing it gives {@code ***}. Null and empty mean that none is set. */
public final class Secret {
    private final String value;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Secret(String value) {
        this.value = value == null ? "" : value;
    }

    /** The text itself, to be handed straight to what needs it. */
    public String reveal() {
        return value;
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public String toString() {
        return "***";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
