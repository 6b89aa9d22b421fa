package polyphony.shared.stream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.node.CommonSettings;

/**
 * Reads a topic on behalf of a group as soon as Kafka is there, which nobody else waits for: the topic is made when it is
 * not there yet, and what fails is tried again. Lives on the verticle's context.
 */
public final class PatientReader<E> {
    private static final Logger LOG = LoggerFactory.getLogger(PatientReader.class);
    private static final long AGAIN_SECONDS = 5;

    private final Vertx vertx;
    private final CommonSettings.Kafka kafka;
    private final String group;
    private final String topic;
    private final Class<E> type;
    private final Function<List<Received<E>>, Future<Void>> handler;
    private TopicReader<E> reader;
    private boolean stopped;

    /** Parameters as of {@link TopicReader#ofGroup}. */
    public PatientReader(
            Vertx vertx,
            CommonSettings.Kafka kafka,
            String group,
            String topic,
            Class<E> type,
            Function<List<Received<E>>, Future<Void>> handler) {
        this.vertx = vertx;
        this.kafka = kafka;
        this.group = group;
        this.topic = topic;
        this.type = type;
        this.handler = handler;
    }

    /** Begins in the background. */
    public void start() {
        new Topics(vertx, kafka).ensure(topic).compose(there -> read()).onFailure(this::later);
    }

    private Future<Void> read() {
        if (stopped) {
            return Future.succeededFuture();
        }
        reader = TopicReader.ofGroup(vertx, kafka, group, topic, type, handler);
        return reader.start();
    }

    private void later(Throwable cause) {
        if (stopped) {
            return;
        }
        LOG.warn("the topic {} cannot be read yet: {}", topic, cause.getMessage());
        close().eventually(() -> vertx.timer(AGAIN_SECONDS, TimeUnit.SECONDS)).onComplete(waited -> {
            if (!stopped) {
                start();
            }
        });
    }

    private Future<Void> close() {
        TopicReader<E> closing = reader;
        reader = null;
        return closing == null ? Future.succeededFuture() : closing.stop();
    }

    /** Stops after the batch under way. */
    public Future<Void> stop() {
        stopped = true;
        return close();
    }
}
