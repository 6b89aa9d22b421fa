package polyphony.shared.bus;

/** The answer of an ask that has nothing to tell but that it was done. */
public record Done() {
    public static final Done DONE = new Done();
}
