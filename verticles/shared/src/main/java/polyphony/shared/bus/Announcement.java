package polyphony.shared.bus;

/** Something that happened, told to whoever listens, at most once: a hint. What must not be lost travels in Kafka. */
public record Announcement<E>(String address, Class<E> event) {}
