package polyphony.shared.node;

/** A server that a service cannot do without. */
public enum Need {
    POSTGRES("postgres.uri"),
    REDIS("redis.uri"),
    KAFKA("kafka.servers");

    private final String key;

    Need(String key) {
        this.key = key;
    }

    /** The setting that tells where it is. */
    public String key() {
        return key;
    }

    boolean isMissingIn(CommonSettings common) {
        String given = switch (this) {
            case POSTGRES -> common.postgres().uri();
            case REDIS -> common.redis().uri();
            case KAFKA -> common.kafka().servers();
        };
        return given == null || given.isBlank();
    }
}
