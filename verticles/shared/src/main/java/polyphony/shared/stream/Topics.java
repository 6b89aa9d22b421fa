package polyphony.shared.stream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.admin.KafkaAdminClient;
import io.vertx.kafka.admin.NewTopic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.TopicExistsException;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Playlists;
import polyphony.shared.node.CommonSettings;

/** Makes topics that do not exist yet. */
public final class Topics {
    private static final int TRIES_MAX = 30;
    private static final long WAIT_MS = 1_000;

    /** Topics of what exists, whoever comes first to make them. */
    private static final Set<String> COMPACTED = Set.of(Accounts.TOPIC, Catalog.TOPIC, Playlists.TOPIC);

    private final Vertx vertx;
    private final CommonSettings.Kafka settings;

    public Topics(Vertx vertx, CommonSettings.Kafka settings) {
        this.vertx = vertx;
        this.settings = settings;
    }

    /**
     * Makes the topic unless it exists; waits for Kafka for up to a minute. Topics of what exists keep the last value of
     * every key for ever; all others, which tell what happened, keep their events for a month.
     */
    public Future<Void> ensure(String topic) {
        var wanted = new NewTopic(topic, settings.partitions(), (short) settings.replicas()).setConfig(config(topic));
        var config = new Properties();
        config.putAll(KafkaAccess.of(settings));
        config.put("request.timeout.ms", "3000");
        config.put("default.api.timeout.ms", "5000");
        KafkaAdminClient admin = KafkaAdminClient.create(vertx, config);
        return attempt(admin, wanted, TRIES_MAX).onComplete(ended -> admin.close());
    }

    private Map<String, String> config(String topic) {
        var wanted = new HashMap<String, String>();
        if (COMPACTED.contains(topic)) {
            wanted.put("cleanup.policy", "compact");
        } else {
            wanted.put("retention.ms", Long.toString(TimeUnit.DAYS.toMillis(30)));
        }
        wanted.put("min.insync.replicas", Integer.toString(settings.minInSyncReplicas()));
        return wanted;
    }

    private Future<Void> attempt(KafkaAdminClient admin, NewTopic wanted, int tries) {
        return admin.createTopics(List.of(wanted)).recover(cause -> {
            if (isThere(cause)) {
                return Future.succeededFuture();
            }
            if (tries <= 1) {
                return Future.failedFuture(
                        Failure.unavailable("the event log is not available: " + cause.getMessage()));
            }
            return vertx.timer(WAIT_MS, TimeUnit.MILLISECONDS).compose(waited -> attempt(admin, wanted, tries - 1));
        });
    }

    private static boolean isThere(Throwable cause) {
        return cause instanceof TopicExistsException || cause.getCause() instanceof TopicExistsException;
    }
}
