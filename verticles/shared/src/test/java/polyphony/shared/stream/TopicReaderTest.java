package polyphony.shared.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.kafka.client.consumer.KafkaConsumer;
import io.vertx.kafka.client.producer.KafkaProducer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import polyphony.shared.bus.Failure;

@ExtendWith(VertxExtension.class)
class TopicReaderTest {
    private static final TopicPartition PARTITION = new TopicPartition("words", 0);

    record Word(String text) {}

    /** A broker in memory, whose group sends the reader away at its first commit when it is told to. */
    private static final class Broker extends MockConsumer<String, String> {
        private final AtomicInteger refusals;
        private volatile long committed = -1;

        Broker(int refusals) {
            super(OffsetResetStrategy.EARLIEST);
            this.refusals = new AtomicInteger(refusals);
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            refuse();
            super.commitSync(offsets);
            committed = offsets.values().iterator().next().offset();
        }

        @Override
        public synchronized void commitSync() {
            refuse();
            super.commitSync();
            committed = position(PARTITION);
        }

        private void refuse() {
            if (refusals.getAndDecrement() > 0) {
                throw new CommitFailedException("sent away");
            }
        }

        void add(long offset, String value) {
            schedulePollTask(() -> addRecord(new ConsumerRecord<>("words", 0, offset, "k", value)));
        }
    }

    private final List<String> read = new ArrayList<>();
    private final MockProducer<String, String> deadLetters =
            new MockProducer<>(true, new StringSerializer(), new StringSerializer());
    private Vertx vertx;

    @BeforeEach
    void open(Vertx opened) {
        vertx = opened;
    }

    @Test
    void what_was_handled_is_committed() {
        Broker broker = broker(0);
        Promise<Void> second = Promise.promise();

        start(broker, batch -> note(batch, 2, second));
        await(second);
        until(() -> broker.committed == 2);

        assertEquals(List.of("one", "two"), read);
    }

    @Test
    void a_batch_that_fails_is_read_again_and_nothing_is_skipped() {
        Broker broker = broker(0);
        var failures = new AtomicInteger(2);
        Promise<Void> second = Promise.promise();

        start(
                broker,
                batch -> failures.getAndDecrement() > 0
                        ? Future.failedFuture(Failure.unavailable("away"))
                        : note(batch, 2, second));
        await(second);

        assertEquals(List.of("one", "two"), read);
    }

    @Test
    void a_reader_whose_commit_is_refused_goes_on_reading() {
        Broker broker = broker(1);
        Promise<Void> third = Promise.promise();

        start(broker, batch -> note(batch, 3, third));
        until(() -> broker.refusals.get() <= 0);
        broker.add(2, "{\"text\":\"three\"}");
        await(third);
        until(() -> broker.committed == 3);

        assertEquals(List.of("one", "two", "three"), read);
    }

    @Test
    void a_record_that_is_no_event_does_not_hold_up_the_next() {
        Broker broker = broker(0);
        broker.add(2, "no JSON");
        broker.add(3, "{\"text\":\"four\"}");
        Promise<Void> third = Promise.promise();

        start(broker, batch -> note(batch, 3, third));
        await(third);

        assertEquals(List.of("one", "two", "four"), read);
    }

    @Test
    void an_event_that_nobody_can_handle_is_set_aside_and_the_others_are_handled() {
        Broker broker = broker(0);

        start(broker, batch -> {
            if (batch.stream().anyMatch(event -> event.value().text().equals("one"))) {
                throw new IllegalStateException("poison");
            }
            return note(batch, 1, Promise.promise());
        });
        until(() -> broker.committed == 2);

        assertEquals(List.of("two"), read);
        assertEquals("words.dlq", deadLetters.history().get(0).topic());
        assertEquals("{\"text\":\"one\"}", deadLetters.history().get(0).value());
    }

    @Test
    void a_reader_that_never_began_stops_at_once() {
        Broker broker = broker(0);
        var reader = reader(broker, batch -> Future.succeededFuture());
        long begun = System.nanoTime();

        reader.stop().await();

        assertTrue(broker.closed());
        assertTrue(System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(3), "it waited for nothing");
    }

    private static Broker broker(int refusals) {
        Broker broker = new Broker(refusals);
        broker.schedulePollTask(() -> {
            broker.rebalance(List.of(PARTITION));
            broker.updateBeginningOffsets(Map.of(PARTITION, 0L));
            broker.addRecord(new ConsumerRecord<>("words", 0, 0, "k", "{\"text\":\"one\"}"));
            broker.addRecord(new ConsumerRecord<>("words", 0, 1, "k", "{\"text\":\"two\"}"));
        });
        return broker;
    }

    private Future<Void> note(List<Received<Word>> batch, int wanted, Promise<Void> reached) {
        batch.forEach(event -> read.add(event.value().text()));
        if (read.size() >= wanted) {
            reached.tryComplete();
        }
        return Future.succeededFuture();
    }

    private void start(Broker broker, Function<List<Received<Word>>, Future<Void>> handler) {
        vertx.deployVerticle(new VerticleBase() {
                    private TopicReader<Word> reader;

                    @Override
                    public Future<?> start() {
                        reader = reader(broker, handler);
                        return reader.start();
                    }

                    @Override
                    public Future<?> stop() {
                        return reader.stop();
                    }
                })
                .await();
    }

    private TopicReader<Word> reader(Broker broker, Function<List<Received<Word>>, Future<Void>> handler) {
        return new TopicReader<>(
                vertx,
                KafkaConsumer.create(vertx, broker),
                true,
                () -> new TopicWriter(KafkaProducer.create(vertx, deadLetters)),
                "words",
                Word.class,
                Map.of(),
                handler);
    }

    private static void await(Promise<Void> promise) {
        promise.future().timeout(20, TimeUnit.SECONDS).await();
    }

    private void until(java.util.function.BooleanSupplier holds) {
        Promise<Void> seen = Promise.promise();
        vertx.setPeriodic(5, timer -> {
            if (holds.getAsBoolean() && seen.tryComplete()) {
                vertx.cancelTimer(timer);
            }
        });
        await(seen);
    }
}
