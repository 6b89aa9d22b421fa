package polyphony.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.Catalog.EntityChanged;
import polyphony.shared.contract.Search.Hits;
import polyphony.shared.contract.Search.Query;
import polyphony.shared.stream.Received;

class CatalogFeedTest {
    private static final SearchSettings SETTINGS = new SearchSettings(50, 1, 10, 2);

    @TempDir
    Path folder;

    private final Music music = new Music();
    private Vertx vertx;
    private WorkerExecutor workers;
    private SearchIndex index;
    private CatalogFeed feed;

    @BeforeEach
    void open() throws IOException {
        vertx = Vertx.vertx();
        workers = vertx.createSharedWorkerExecutor("search", 2);
        start();
    }

    @AfterEach
    void close() throws IOException {
        onLoop(feed::stop);
        index.close();
        vertx.close().await();
    }

    @Test
    void a_change_is_found_soon_after() throws IOException {
        onLoop(() -> feed.take(List.of(received(0, 5, music.artist("a", "Queen", 1)))));
        until(() -> index.state() > 0);
        assertEquals(
                List.of(new ArtistId("ar-a")),
                index.find(Query.of("queen", 5)).hits().artists());
        assertEquals(Map.of(0, 6L), feed.reached());
    }

    @Test
    void the_index_knows_after_a_restart_how_far_it_came() throws IOException {
        onLoop(() -> feed.take(
                List.of(received(0, 5, music.artist("a", "Queen", 1)), received(1, 2, music.artist("b", "Sade", 1)))));
        restart();
        assertEquals(Map.of(0, 6L, 1, 3L), feed.reached());
    }

    @Test
    void an_index_of_another_topic_is_emptied() throws IOException {
        onLoop(() -> feed.take(List.of(received(0, 5, music.artist("a", "Queen", 1)))));
        restart();
        onLoop(() -> feed.fitTo(Map.of(0, 100L)));
        assertEquals(1, index.documents());
        onLoop(() -> feed.fitTo(Map.of(0, 3L)));
        assertEquals(0, index.documents());
        assertEquals(Map.of(), feed.reached());
    }

    @Test
    void a_key_without_a_value_is_gone() throws IOException {
        onLoop(() -> feed.take(List.of(received(0, 5, music.artist("a", "Queen", 1)))));
        onLoop(() -> feed.take(List.of(new Received<>("ar-a", null, 0, 6))));
        until(() -> index.state() > 0);
        assertEquals(0, index.documents());
    }

    @Test
    void an_answer_is_kept_until_the_index_changes_and_typos_are_forgiven() {
        var service = new SearchService(index, workers, 10);
        Supplier<Hits> ask = () -> onLoop(() -> service.query(Query.of("quuen", 5), null));
        onLoop(() -> feed.take(List.of(received(0, 5, music.artist("a", "Queen", 1)))));
        until(() -> index.state() > 0);
        assertEquals(List.of(new ArtistId("ar-a")), ask.get().artists());
        long seen = index.state();
        onLoop(() -> feed.take(List.of(received(0, 6, music.artist("a", "Muse", 1)))));
        until(() -> index.state() > seen);
        assertEquals(List.of(), ask.get().artists());
    }

    private static Received<EntityChanged> received(int partition, long offset, EntityChanged change) {
        return new Received<>(change.id(), change, partition, offset);
    }

    private void start() throws IOException {
        index = SearchIndex.open(folder);
        feed = new CatalogFeed(vertx, workers, index, SETTINGS);
    }

    private void restart() throws IOException {
        onLoop(feed::stop);
        index.close();
        start();
    }

    private <T> T onLoop(Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        vertx.runOnContext(go -> work.get().onComplete(done));
        return done.future().timeout(30, TimeUnit.SECONDS).await();
    }

    private void until(BooleanSupplier holds) {
        Promise<Void> held = Promise.promise();
        vertx.setPeriodic(5, timer -> {
            if (holds.getAsBoolean()) {
                vertx.cancelTimer(timer);
                held.tryComplete();
            }
        });
        held.future().timeout(30, TimeUnit.SECONDS).await();
    }
}
