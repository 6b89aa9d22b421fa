package polyphony.recommender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Identity;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.Activity.Happened;
import polyphony.shared.contract.Activity.Kind;
import polyphony.shared.contract.Entity;
import polyphony.shared.contract.Recommender.GetHome;
import polyphony.shared.contract.Recommender.GetRadio;
import polyphony.shared.contract.Recommender.GetSimilar;
import polyphony.shared.contract.Recommender.Home;
import polyphony.shared.contract.Recommender.Refreshed;
import polyphony.shared.contract.Recommender.Row;
import polyphony.shared.contract.TrackId;
import polyphony.shared.contract.UserId;
import polyphony.shared.stream.Received;
import polyphony.shared.testing.TestClock;

class RecommenderServiceTest {
    private static final UserId ANNA = new UserId("us-anna");
    private static final int COALESCE_MS = 100;

    private final TestClock clock = TestClock.at("2026-11-01T12:00:00Z");
    private final MemoryRecommenderStore store = new MemoryRecommenderStore();
    private final BlockingQueue<Refreshed> announced = new LinkedBlockingQueue<>();
    private final MemoryHomeCache cache = new MemoryHomeCache();
    private Vertx vertx;
    private Models models;
    private RecommenderService service;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        restart();
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    private void restart() {
        var settings = new RecommenderSettings(100, 200, 60, 400, 1_000, COALESCE_MS, 1, 1);
        models = new Models(settings, new SplittableRandom(1), clock);
        Music.library(100, 5).forEach(models::put);
        var refreshes = new Refreshes(vertx, models, cache, announced::add, clock, settings);
        service = new RecommenderService(store, models, refreshes, cache);
    }

    @Test
    void a_play_changes_the_home_at_once_and_tells_it() {
        Home before = home();
        happened(play("e1", "1-0-1"));
        Home after = home();
        assertTrue(after.version() > before.version());
        assertNotEquals(row(before), row(after));
        assertEquals(new Refreshed(ANNA, after.version()), announced.remove());
        assertEquals(after, cache.kept().remove());
    }

    @Test
    void an_event_that_comes_twice_is_handled_once() {
        happened(play("e1", "1-0-1"), play("e1", "1-0-1"));
        happened(play("e1", "1-0-1"));
        clock.pass(Duration.ofSeconds(1));
        happened(play("e1", "1-0-1"));
        assertEquals(1, announced.size());
        assertEquals(
                1,
                models.shelf(ANNA)
                        .listener()
                        .tastes()
                        .values()
                        .iterator()
                        .next()
                        .plays());
    }

    @Test
    void many_plays_at_once_change_the_home_at_once_and_once_more() throws InterruptedException {
        // One batch after the other in one turn of the loop, so that no timer comes between, however slow the machine.
        onLoop(() -> IntStream.range(0, 20)
                .mapToObj(i -> service.happened(batch(play("e" + i, i + "-0-1"))))
                .reduce((before, after) -> after)
                .orElseThrow());
        assertEquals(20, models.shelf(ANNA).listener().tastes().size());
        Refreshed first = announced.poll(10, TimeUnit.SECONDS);
        Refreshed second = announced.poll(10, TimeUnit.SECONDS);
        assertTrue(second.version() > first.version());
        assertEquals(second.version(), home().version());
        assertEquals(0, announced.size());
    }

    @Test
    void a_restart_loses_nothing() {
        happened(play("e1", "1-0-1"), play("e2", "20-0-1"), play("e3", "1-0-1"), play("e4", "20-0-1"));
        Home before = home();
        clock.pass(Duration.ofSeconds(1));
        restart();
        onLoop(() -> service.replay(1_000));
        Home after = home();
        assertTrue(after.version() > before.version());
        assertEquals(rowOf(before, "on-repeat"), rowOf(after, "on-repeat"));
        // That the two were heard together was learned again too, once.
        assertEquals(new TrackId("tr-20-0-1"), models.similar("tr-1-0-1", 1).get(0));
    }

    @Test
    void what_was_kept_but_not_learned_is_made_good_with_the_next_event() {
        happened(play("e1", "1-0-1"));
        store.append(List.of(Event.of(play("e2", "2-0-1"))));
        happened(play("e3", "3-0-1"));
        assertEquals(3, models.shelf(ANNA).listener().tastes().size());
    }

    @Test
    void an_event_of_a_listener_who_is_not_in_memory_is_added_to_what_is_kept() {
        happened(play("e1", "1-0-1"), play("e2", "1-0-1"));
        restart();
        clock.pass(Duration.ofSeconds(1));
        happened(play("e3", "2-0-1"));
        assertEquals(
                List.of(new TrackId("tr-1-0-1")), rowOf(home(), "on-repeat").tracks());
    }

    @Test
    void while_the_store_is_away_nothing_is_learned_and_the_reader_is_told() {
        store.away(true);
        var refused = assertThrows(Failure.class, () -> happened(play("e1", "1-0-1")));
        assertEquals(Failure.Kind.UNAVAILABLE, refused.kind());
        store.away(false);
        happened(play("e1", "1-0-1"));
        assertEquals(1, announced.size());
    }

    @Test
    void rows_that_another_instance_changed_are_made_from_the_store_again() {
        happened(play("e1", "1-0-1"));
        store.append(List.of(Event.of(play("e2", "1-0-1"))));
        service.refreshed(new Refreshed(ANNA, home().version()));
        assertTrue(home().rows().stream().noneMatch(row -> row.id().equals("on-repeat")));
        service.refreshed(new Refreshed(ANNA, home().version() + 1));
        assertTrue(home().rows().stream().anyMatch(row -> row.id().equals("on-repeat")));
    }

    @Test
    void tracks_that_are_gone_vanish_at_once_and_the_rows_follow_soon() {
        TrackId first = row(home()).get(0);
        models.remove(first.value());
        assertEquals(29, row(home()).size());
        clock.pass(Duration.ofSeconds(3));
        assertEquals(30, row(home()).size());
        assertFalse(row(home()).contains(first));
    }

    @Test
    void a_deleted_user_is_forgotten() {
        happened(play("e1", "1-0-1"));
        var gone = new Received<>("us-anna", new Accounts.Changed(ANNA, true), 0, 1);
        onLoop(() -> service.accountsChanged(List.of(gone, new Received<>("us-x", null, 0, 2))));
        assertEquals(
                List.of("made-for-you"), home().rows().stream().map(Row::id).toList());
        assertEquals(0, cache.kept().size());
    }

    @Test
    void an_event_that_is_not_whole_is_left_out() {
        var broken = new Happened("e1", ANNA, null, Entity.TRACK, "tr-1-0-1", null, null, 0, 0, 0);
        happened(broken, play("e2", "1-0-1"));
        assertEquals(1, models.shelf(ANNA).listener().tastes().size());
    }

    @Test
    void a_service_may_ask_for_a_radio_but_has_no_home() {
        Caller own = new Caller(new Identity(null, "gateway", false, 0), "", 0, "r");
        var wish = new GetRadio("genre:Jazz", List.of(), 5);
        assertEquals(5, onLoop(() -> service.radio(wish, own)).tracks().size());
        assertEquals(
                5,
                onLoop(() -> service.similar(new GetSimilar("tr-1-0-1", 5), own))
                        .tracks()
                        .size());
        assertThrows(Failure.class, () -> service.home(new GetHome(), own));
    }

    private Happened play(String eventId, String track) {
        return new Happened(
                eventId, ANNA, Kind.PLAYED, Entity.TRACK, "tr-" + track, null, List.of(), 200_000, 0, clock.millis());
    }

    private void happened(Happened... events) {
        onLoop(() -> service.happened(batch(events)));
    }

    private static List<Received<Happened>> batch(Happened... events) {
        return Stream.of(events)
                .map(event -> new Received<>(ANNA.value(), event, 0, 0))
                .toList();
    }

    private Home home() {
        Caller anna = new Caller(new Identity(ANNA, "anna", false, 0), "", 0, "r");
        return onLoop(() -> service.home(new GetHome(), anna));
    }

    private static List<TrackId> row(Home home) {
        return rowOf(home, "made-for-you").tracks();
    }

    private static Row rowOf(Home home, String id) {
        return home.rows().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private <T> T onLoop(Supplier<Future<T>> work) {
        return Future.<T>future(done -> vertx.runOnContext(go -> work.get().onComplete(done)))
                .timeout(30, TimeUnit.SECONDS)
                .await();
    }
}
