package polyphony.shared.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.stream.TopicWriter;
import polyphony.shared.stream.Topics;

/**
 * A service's own topic, filled from its outbox. The service does not wait for Kafka: while it is away, events
 * wait in the outbox, also those from before the topic was first made. Lives on the verticle's context.
 */
public final class OutboxTopic {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxTopic.class);
    private static final long AGAIN_SECONDS = 5;

    private final Vertx vertx;
    private final Topics topics;
    private final TopicWriter writer;
    private final OutboxRelay relay;
    private final String topic;
    private boolean there;
    private boolean stopped;

    /** @param topic its name, which is also the schema's with the outbox */
    public OutboxTopic(Vertx vertx, CommonSettings.Kafka kafka, Database database, String topic) {
        this.vertx = vertx;
        this.topics = new Topics(vertx, kafka);
        this.writer = TopicWriter.open(vertx, kafka);
        this.relay = new OutboxRelay(vertx, database, writer, topic);
        this.topic = topic;
    }

    /** Makes the topic unless it exists, for as long as that takes, and then relays. */
    public void start() {
        topics.ensure(topic).onComplete(ensured -> {
            if (stopped) {
                return;
            }
            if (ensured.succeeded()) {
                there = true;
                relay.start();
                return;
            }
            LOG.warn(
                    "the topic {} cannot be made yet: {}",
                    topic,
                    ensured.cause().getMessage());
            vertx.timer(AGAIN_SECONDS, TimeUnit.SECONDS).onSuccess(waited -> {
                if (!stopped) {
                    start();
                }
            });
        });
    }

    /** Tells that a transaction with events has been committed. */
    public void wake() {
        if (there) {
            relay.wake();
        }
    }

    /** Stops when the batch under way has ended. */
    public Future<Void> stop() {
        stopped = true;
        return (there ? relay.stop() : Future.<Void>succeededFuture())
                .otherwiseEmpty()
                .compose(relayed -> writer.close());
    }
}
