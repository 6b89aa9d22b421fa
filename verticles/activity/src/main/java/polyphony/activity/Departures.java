package polyphony.activity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.UserId;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.stream.Received;
import polyphony.shared.stream.TopicReader;
import polyphony.shared.stream.Topics;

/** Deletes what is known of users who were deleted. Begins when Kafka is there, which nothing else waits for. */
final class Departures {
    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);
    private static final long TRY_AGAIN_MS = 5_000;

    private final Vertx vertx;
    private final CommonSettings.Kafka kafka;
    private final ActivityStore store;
    private final ListenerAnnotations annotations;
    private TopicReader<Accounts.Changed> reader;
    private boolean stopped;

    Departures(Vertx vertx, CommonSettings.Kafka kafka, ActivityStore store, ListenerAnnotations annotations) {
        this.vertx = vertx;
        this.kafka = kafka;
        this.store = store;
        this.annotations = annotations;
    }

    void start() {
        Topics topics = new Topics(vertx, kafka);
        topics.ensure(Activity.TOPIC, false)
                .compose(there -> topics.ensure(Accounts.TOPIC, true))
                .compose(there -> read())
                .onFailure(cause -> {
                    if (!stopped) {
                        LOG.warn("the topics are not there yet: {}", cause.toString());
                        vertx.setTimer(TRY_AGAIN_MS, over -> start());
                    }
                });
    }

    private Future<Void> read() {
        if (stopped) {
            return Future.succeededFuture();
        }
        reader = TopicReader.ofGroup(vertx, kafka, "activity", Accounts.TOPIC, Accounts.Changed.class, this::take);
        return reader.start();
    }

    Future<Void> take(List<Received<Accounts.Changed>> batch) {
        Future<Void> all = Future.succeededFuture();
        for (Received<Accounts.Changed> change : batch) {
            if (change.value() == null || change.value().deleted()) {
                all = all.compose(next -> forget(new UserId(change.key())));
            }
        }
        return all;
    }

    private Future<Void> forget(UserId user) {
        annotations.forget(user);
        return store.forget(user).onSuccess(gone -> annotations.forget(user));
    }

    Future<Void> stop() {
        stopped = true;
        return reader == null ? Future.succeededFuture() : reader.stop();
    }
}
