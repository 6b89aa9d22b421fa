package polyphony.shared.stream;

/** One event as it was read: {@code value} is null when the key is gone from a compacted topic. */
public record Received<E>(String key, E value, int partition, long offset) {}
