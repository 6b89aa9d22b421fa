package polyphony.shared.stream;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.common.TopicPartition;
import io.vertx.kafka.client.consumer.KafkaConsumer;
import io.vertx.kafka.client.consumer.KafkaConsumerRecord;
import io.vertx.kafka.client.consumer.KafkaConsumerRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
    private static final int BATCH = 500;
    private static final long BACKOFF_MS_MIN = 100;
    private static final long BACKOFF_MS_MAX = 5_000;
    /** Failures of one batch, other than UNAVAILABLE, after which its events are handled one by one. */
    private static final int PATIENCE = 5;

    private final Vertx vertx;
    private final CommonSettings.Kafka settings;
    private final String topic;
    private final Class<E> type;
    private final Function<List<Received<E>>, Future<Void>> handler;
    private final KafkaConsumer<String, String> consumer;
    private final boolean grouped;
    private final Map<Integer, Long> from;
    private final Promise<Void> ended = Promise.promise();
    private volatile boolean stopped;
    private TopicWriter deadLetters;

    private TopicReader(
            Vertx vertx,
            CommonSettings.Kafka settings,
            String group,
            String topic,
            Class<E> type,
            Map<Integer, Long> from,
            Function<List<Received<E>>, Future<Void>> handler) {
        this.vertx = vertx;
        this.settings = settings;
        this.topic = topic;
        this.type = type;
        this.handler = handler;
        this.grouped = group != null;
        this.from = from;
        this.consumer = KafkaConsumer.create(vertx, config(settings, group));
    }

    /** A reader that shares the topic with others of its group; the position is kept in Kafka. */
    public static <E> TopicReader<E> ofGroup(
            Vertx vertx,
            CommonSettings.Kafka settings,
            String group,
            String topic,
            Class<E> type,
            Function<List<Received<E>>, Future<Void>> handler) {
        return new TopicReader<>(vertx, settings, group, topic, type, Map.of(), handler);
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
        return new TopicReader<>(vertx, settings, null, topic, type, Map.copyOf(from), handler);
    }

    private static Map<String, String> config(CommonSettings.Kafka settings, String group) {
        Map<String, String> config = new HashMap<>();
        config.put("bootstrap.servers", settings.servers());
        config.put("key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        config.put("value.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        config.put("enable.auto.commit", "false");
        config.put("auto.offset.reset", "earliest");
        config.put("isolation.level", "read_committed");
        config.put("max.poll.records", Integer.toString(BATCH));
        if (group != null) {
            config.put("group.id", group);
            config.put("session.timeout.ms", "10000");
            config.put("heartbeat.interval.ms", "2000");
            config.put("partition.assignment.strategy", "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
        }
        return config;
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
        return ended.future()
                .timeout(5, TimeUnit.SECONDS)
                .otherwiseEmpty()
                .compose(over -> consumer.close())
                .compose(closed -> deadLetters == null ? Future.succeededFuture() : deadLetters.close());
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
        consumer.poll(POLL).onComplete(polled -> {
            if (polled.failed()) {
                LOG.warn("reading {}: {}", topic, polled.cause().toString());
                vertx.setTimer(BACKOFF_MS_MIN * 5, waited -> poll());
            } else if (polled.result().isEmpty()) {
                poll();
            } else {
                handle(read(polled.result()), 1);
            }
        });
    }

    private void handle(List<Received<E>> batch, int attempt) {
        attempt(batch)
                .compose(handled -> grouped ? consumer.commit() : Future.succeededFuture())
                .onComplete(done -> {
                    if (done.succeeded()) {
                        poll();
                    } else if (stopped) {
                        ended.tryComplete();
                    } else if (attempt >= PATIENCE && Failure.of(done.cause()).kind() != Failure.Kind.UNAVAILABLE) {
                        oneByOne(batch);
                    } else {
                        LOG.warn(
                                "a batch of {} failed and is tried again: {}",
                                topic,
                                done.cause().toString());
                        long pause = Math.min(BACKOFF_MS_MAX, BACKOFF_MS_MIN << Math.min(attempt, 10));
                        vertx.setTimer(pause, waited -> handle(batch, attempt + 1));
                    }
                });
    }

    private Future<Void> attempt(List<Received<E>> batch) {
        try {
            return handler.apply(batch);
        } catch (RuntimeException broken) {
            return Future.failedFuture(broken);
        }
    }

    private void oneByOne(List<Received<E>> batch) {
        Future<Void> all = Future.succeededFuture();
        for (Received<E> event : batch) {
            all = all.compose(next -> attempt(List.of(event)).recover(cause -> setAside(event, cause)));
        }
        all.compose(handled -> grouped ? consumer.commit() : Future.succeededFuture())
                .onComplete(done -> {
                    if (done.succeeded()) {
                        poll();
                    } else {
                        handle(batch, 1);
                    }
                });
    }

    private Future<Void> setAside(Received<E> event, Throwable cause) {
        if (Failure.of(cause).kind() == Failure.Kind.UNAVAILABLE) {
            return Future.failedFuture(cause);
        }
        LOG.error("an event of {} cannot be handled and is set aside", topic, cause);
        if (deadLetters == null) {
            deadLetters = TopicWriter.open(vertx, settings);
        }
        return deadLetters.write(
                topic + ".dlq", event.key(), Wire.encode(event.value()).toString());
    }

    private List<Received<E>> read(KafkaConsumerRecords<String, String> records) {
        List<Received<E>> batch = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            KafkaConsumerRecord<String, String> record = records.recordAt(i);
            Received<E> event = decode(record);
            if (event != null) {
                batch.add(event);
            }
        }
        return batch;
    }

    private Received<E> decode(KafkaConsumerRecord<String, String> record) {
        try {
            E value = record.value() == null
                    ? null
                    : Wire.decode(record.value().getBytes(java.nio.charset.StandardCharsets.UTF_8), type);
            return new Received<>(record.key(), value, record.partition(), record.offset());
        } catch (Failure unreadable) {
            LOG.error("an event of {} at {}:{} is no {}", topic, record.partition(), record.offset(), type, unreadable);
            return null;
        }
    }
}
