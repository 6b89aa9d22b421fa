package polyphony.shared.stream;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.common.TopicPartition;
import io.vertx.kafka.client.consumer.KafkaConsumer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Wire;
import polyphony.shared.node.CommonSettings;

/**
 * Reads a topic batch by batch: the next batch is fetched only when the handler's future for the last one ended, and
 * only then is the position committed. A batch that fails is read again, after a growing pause; an event that keeps
 * failing on its own account goes to the topic {@code TOPIC.dlq} and the rest goes on.
 */
public final class TopicReader<E> {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(1);
    private static final long BACKOFF_MS_MIN = 100;
    private static final long BACKOFF_MS_MAX = 5_000;
    /** Failures of one batch, other than UNAVAILABLE, after which its events are handled one by one. */
    private static final int PATIENCE = 5;

    private final Vertx vertx;
    private final Supplier<TopicWriter> openDeadLetters;
    private final String topic;
    private final BatchDecoder<E> decoder;
    private final Function<List<Received<E>>, Future<Void>> handler;
    private final KafkaConsumer<String, String> consumer;
    private final boolean grouped;
    private final Map<Integer, Long> from;
    private final Promise<Void> ended = Promise.promise();
    private volatile boolean reading;
    private volatile boolean stopped;
    private TopicWriter deadLetters;

    /** @param deadLetters opens the writer for events that nobody can handle, when there is the first one */
    TopicReader(
            Vertx vertx,
            KafkaConsumer<String, String> consumer,
            boolean grouped,
            Supplier<TopicWriter> deadLetters,
            String topic,
            Class<E> type,
            Map<Integer, Long> from,
            Function<List<Received<E>>, Future<Void>> handler) {
        this.vertx = vertx;
        this.consumer = consumer;
        this.grouped = grouped;
        this.openDeadLetters = deadLetters;
        this.topic = topic;
        this.decoder = new BatchDecoder<>(topic, type);
        this.from = from;
        this.handler = handler;
    }

    /** A reader that shares the topic with others of its group; the position is kept in Kafka. */
    public static <E> TopicReader<E> ofGroup(
            Vertx vertx,
            CommonSettings.Kafka settings,
            String group,
            String topic,
            Class<E> type,
            Function<List<Received<E>>, Future<Void>> handler) {
        KafkaConsumer<String, String> consumer = KafkaConsumer.create(vertx, ConsumerConfig.of(settings, group));
        return new TopicReader<>(
                vertx, consumer, true, () -> TopicWriter.open(vertx, settings), topic, type, Map.of(), handler);
    }

    /**
     * A reader of the whole topic that keeps its position itself.
     *
     * @param from the next offset for each partition; partitions that are not named are read from their beginning
     */
    public static <E> TopicReader<E> ofWhole(
            Vertx vertx,
            CommonSettings.Kafka settings,
            String topic,
            Class<E> type,
            Map<Integer, Long> from,
            Function<List<Received<E>>, Future<Void>> handler) {
        KafkaConsumer<String, String> consumer = KafkaConsumer.create(vertx, ConsumerConfig.of(settings, null));
        return new TopicReader<>(
                vertx,
                consumer,
                false,
                () -> TopicWriter.open(vertx, settings),
                topic,
                type,
                Map.copyOf(from),
                handler);
    }

    /** Begins to read; ends when the topic's partitions are known. */
    public Future<Void> start() {
        consumer.exceptionHandler(cause -> LOG.warn("reading {}: {}", topic, cause.toString()));
        Future<Void> placed = grouped ? consumer.subscribe(topic) : assignAll();
        return placed.onSuccess(ready -> poll());
    }

    /** The next offset after the last event of each partition, as of now. */
    public Future<Map<Integer, Long>> end() {
        return partitions()
                .compose(consumer::endOffsets)
                .map(ends -> ends.entrySet().stream()
                        .collect(Collectors.toMap(end -> end.getKey().getPartition(), Map.Entry::getValue)));
    }

    /** Stops after the batch under way. */
    public Future<Void> stop() {
        stopped = true;
        return lastBatch()
                .compose(over -> consumer.close())
                .eventually(this::closeUnused)
                .compose(closed -> deadLetters == null ? Future.succeededFuture() : deadLetters.close());
    }

    private Future<Void> lastBatch() {
        return reading ? ended.future().timeout(5, TimeUnit.SECONDS).otherwiseEmpty() : Future.succeededFuture();
    }

    /** Vert.x closes only what was used; the sockets of the rest would stay. */
    private Future<Void> closeUnused() {
        return reading
                ? Future.succeededFuture()
                : vertx.executeBlocking(() -> {
                    consumer.unwrap().close(CLOSE_MAX);
                    return null;
                });
    }

    private Future<Set<TopicPartition>> partitions() {
        return consumer.partitionsFor(topic)
                .map(all -> all.stream()
                        .map(info -> new TopicPartition(topic, info.getPartition()))
                        .collect(Collectors.toSet()));
    }

    private Future<Void> assignAll() {
        return partitions()
                .compose(all -> consumer.assign(all).compose(assigned -> {
                    List<Future<Void>> seeks = new ArrayList<>();
                    for (TopicPartition partition : all) {
                        seeks.add(consumer.seek(partition, from.getOrDefault(partition.getPartition(), 0L)));
                    }
                    return Future.all(seeks).mapEmpty();
                }));
    }

    private void poll() {
        if (stopped) {
            ended.tryComplete();
            return;
        }
        reading = true;
        consumer.poll(POLL).onComplete(polled -> {
            if (polled.failed()) {
                LOG.warn("reading {}: {}", topic, polled.cause().toString());
                vertx.setTimer(BACKOFF_MS_MIN * 5, waited -> poll());
            } else if (polled.result().isEmpty()) {
                poll();
            } else {
                handle(decoder.read(polled.result()), 1);
            }
        });
    }

    private void handle(List<Received<E>> batch, int attempt) {
        attempt(batch).onComplete(done -> {
            if (done.succeeded()) {
                commit();
            } else if (stopped) {
                ended.tryComplete();
            } else if (attempt >= PATIENCE && Failure.of(done.cause()).kind() != Failure.Kind.UNAVAILABLE) {
                oneByOne(batch);
            } else {
                tryAgain(batch, attempt, done.cause());
            }
        });
    }

    private void tryAgain(List<Received<E>> batch, int attempt, Throwable cause) {
        LOG.warn("a batch of {} failed and is tried again: {}", topic, cause.toString());
        long pause = Math.min(BACKOFF_MS_MAX, BACKOFF_MS_MIN << Math.min(attempt, 10));
        vertx.setTimer(pause, waited -> handle(batch, attempt + 1));
    }

    /**
     * A position that cannot be committed is no reason to stop: the group gave our part to others because we were away
     * too long, and only polling takes us back. What was handled already may then come again.
     */
    private void commit() {
        Future<Void> committed = grouped ? consumer.commit() : Future.succeededFuture();
        committed
                .onFailure(cause -> LOG.warn("the position in {} was not kept: {}", topic, cause.toString()))
                .onComplete(ended -> poll());
    }

    private Future<Void> attempt(List<Received<E>> batch) {
        try {
            return batch.isEmpty() ? Future.succeededFuture() : handler.apply(batch);
        } catch (RuntimeException broken) {
            return Future.failedFuture(broken);
        }
    }

    private void oneByOne(List<Received<E>> batch) {
        Future<Void> all = Future.succeededFuture();
        for (Received<E> event : batch) {
            all = all.compose(next -> attempt(List.of(event)).recover(cause -> setAside(event, cause)));
        }
        all.onComplete(done -> {
            if (done.succeeded()) {
                commit();
            } else if (stopped) {
                ended.tryComplete();
            } else {
                tryAgain(batch, 1, done.cause());
            }
        });
    }

    private Future<Void> setAside(Received<E> event, Throwable cause) {
        if (Failure.of(cause).kind() == Failure.Kind.UNAVAILABLE) {
            return Future.failedFuture(cause);
        }
        LOG.error("an event of {} cannot be handled and is set aside", topic, cause);
        if (deadLetters == null) {
            deadLetters = openDeadLetters.get();
        }
        return deadLetters.write(
                topic + ".dlq", event.key(), Wire.encode(event.value()).toString());
    }
}
