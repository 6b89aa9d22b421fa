package polyphony.playlists;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.UserId;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.stream.Received;
import polyphony.shared.stream.TopicReader;
import polyphony.shared.stream.Topics;

/**
 * Hears of deleted users from the topic {@code accounts}. Forgetting twice does no more than forgetting once, so no event
 * needs to be remembered. Does not wait for Kafka to be there.
 */
final class UserEvents {
    private static final Logger LOG = LoggerFactory.getLogger(UserEvents.class);
    private static final long AGAIN_SECONDS = 5;

    private final Vertx vertx;
    private final CommonSettings.Kafka kafka;
    private final Function<UserId, Future<Void>> forget;
    private TopicReader<Accounts.Changed> reader;
    private boolean stopped;

    UserEvents(Vertx vertx, CommonSettings.Kafka kafka, Function<UserId, Future<Void>> forget) {
        this.vertx = vertx;
        this.kafka = kafka;
        this.forget = forget;
    }

    void start() {
        new Topics(vertx, kafka)
                .ensure(Accounts.TOPIC, true)
                .compose(there -> read())
                .onFailure(this::later);
    }

    private Future<Void> read() {
        if (stopped) {
            return Future.succeededFuture();
        }
        reader = TopicReader.ofGroup(
                vertx, kafka, "playlists", Accounts.TOPIC, Accounts.Changed.class, batch -> take(batch, forget));
        return reader.start();
    }

    private void later(Throwable cause) {
        reader = null;
        LOG.warn("deleted users are not heard of yet: {}", cause.getMessage());
        vertx.timer(AGAIN_SECONDS, TimeUnit.SECONDS).onSuccess(waited -> {
            if (!stopped) {
                start();
            }
        });
    }

    static Future<Void> take(List<Received<Accounts.Changed>> batch, Function<UserId, Future<Void>> forget) {
        Future<Void> all = Future.succeededFuture();
        for (Received<Accounts.Changed> event : batch) {
            if (event.value() == null || event.value().deleted()) {
                all = all.compose(next -> forget.apply(new UserId(event.key())));
            }
        }
        return all;
    }

    Future<Void> stop() {
        stopped = true;
        return reader == null ? Future.succeededFuture() : reader.stop();
    }
}
