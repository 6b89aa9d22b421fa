package polyphony.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Identity;
import polyphony.shared.contract.Activity.Annotation;
import polyphony.shared.contract.Activity.Happened;
import polyphony.shared.contract.Activity.Heard;
import polyphony.shared.contract.Activity.Ids;
import polyphony.shared.contract.Activity.Kind;
import polyphony.shared.contract.Activity.ListHistory;
import polyphony.shared.contract.Activity.ListRanked;
import polyphony.shared.contract.Activity.Play;
import polyphony.shared.contract.Activity.Rank;
import polyphony.shared.contract.Activity.Rate;
import polyphony.shared.contract.Activity.Star;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.Entity;
import polyphony.shared.contract.TrackId;
import polyphony.shared.contract.UserId;

class ActivityServiceTest {
    private static final long NOW_MS = 1_700_000_000_000L;
    private static final long DAY_MS = 86_400_000;

    private final MemoryActivityStore store = new MemoryActivityStore();
    private final List<Happened> announced = new ArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW_MS), ZoneOffset.UTC);
    private final ListenerAnnotations annotations =
            new ListenerAnnotations(store, new ActivitySettings(1_000, 100, 10), clock);
    private final ActivityService service =
            new ActivityService(store, annotations, announced::add, () -> "ev-" + ids.incrementAndGet(), clock);
    private final Caller ann = caller("us-ann");

    @Test
    void half_of_a_track_or_four_minutes_make_a_play_and_less_is_a_skip() {
        assertTrue(play(NOW_MS, 100_000, 50_000).counted());
        assertFalse(play(NOW_MS + 1, 100_000, 49_999).counted());
        assertTrue(play(NOW_MS + 2, 3_600_000, 240_000).counted());
        assertFalse(play(NOW_MS + 3, 3_600_000, 239_999).counted());

        assertEquals(
                List.of(Kind.PLAYED, Kind.SKIPPED, Kind.PLAYED, Kind.SKIPPED),
                announced.stream().map(Happened::kind).toList());
        assertEquals(2, annotation("tr-1").playCount());
    }

    @Test
    void a_play_that_is_reported_again_has_the_same_answer_and_is_announced_once() {
        var first = play(NOW_MS, 100_000, 100_000);
        var second = play(NOW_MS, 100_000, 10);

        assertFalse(first.repeated());
        assertTrue(second.repeated());
        assertTrue(second.counted());
        assertEquals(first.eventId(), second.eventId());
        assertEquals(1, announced.size());
    }

    @Test
    void a_play_of_the_day_after_tomorrow_is_refused_and_not_written() {
        Failure failure = assertThrows(Failure.class, () -> play(NOW_MS + DAY_MS + 1, 100_000, 100_000));

        assertEquals("playedAt must be at most a day ahead", failure.getMessage());
        assertEquals(List.of(), store.events());
    }

    @Test
    void a_star_is_seen_at_once_and_announced_once() {
        annotation("al-1");
        star(true, "al-1");
        star(true, "al-1");

        assertEquals(NOW_MS, annotation("al-1").starredAtMs());
        assertEquals(
                List.of(Kind.STARRED), announced.stream().map(Happened::kind).toList());
        star(false, "al-1");
        assertNull(annotation("al-1"));
    }

    @Test
    void an_id_of_another_kind_is_refused_and_nothing_is_written() {
        Failure star = assertThrows(Failure.class, () -> star(true, "al-1", "tr-1"));
        Failure rate = assertThrows(Failure.class, () -> service.rate(new Rate(Entity.TRACK, "tr-../x", 3), ann));

        assertEquals("ids must begin with al-", star.getMessage());
        assertEquals("id must begin with tr-", rate.getMessage());
        assertEquals(List.of(), store.events());
    }

    @Test
    void a_rating_is_announced_when_it_changes() {
        service.rate(new Rate(Entity.TRACK, "tr-1", 4), ann).await();
        service.rate(new Rate(Entity.TRACK, "tr-1", 4), ann).await();

        assertEquals(4, annotation("tr-1").rating());
        assertEquals(1, announced.size());
    }

    @Test
    void a_service_without_a_listener_is_refused() {
        Caller service = new Caller(new Identity(null, "recommender", false, Long.MAX_VALUE), "", 0, "r");

        Failure failure = assertThrows(Failure.class, () -> this.service.annotations(new Ids(List.of()), service));

        assertEquals(Failure.Kind.FORBIDDEN, failure.kind());
    }

    @Test
    void the_history_tells_where_the_next_page_begins() {
        for (int i = 0; i < 5; i++) {
            play(NOW_MS + i, 100, 100);
        }

        var first = service.history(new ListHistory(null, 2), ann).await();
        var second = service.history(new ListHistory(first.next(), 3), ann).await();

        assertEquals(2, first.plays().size());
        assertEquals(
                List.of(NOW_MS + 2, NOW_MS + 1, NOW_MS),
                second.plays().stream().map(Heard::playedAtMs).toList());
        assertNull(second.next());
    }

    @Test
    void a_cursor_that_nobody_gave_is_refused() {
        for (String after : List.of("", ":", "1:", "x:tr-1", "1:al-1", "99999999999999999999:tr-1", "1:tr-../")) {
            Failure failure = assertThrows(
                    Failure.class, () -> service.history(new ListHistory(after, 2), ann), "'" + after + "'");
            assertEquals(Failure.Kind.INVALID, failure.kind());
        }
    }

    @Test
    void lists_come_in_the_order_of_what_the_listener_did() {
        play(NOW_MS, 100, 100);
        star(true, "al-2");

        var ranked = service.ranked(new ListRanked(Entity.ALBUM, Rank.FREQUENT, 0, 10), ann)
                .await();
        var starred = service.ranked(new ListRanked(Entity.ALBUM, Rank.STARRED, 0, 10), ann)
                .await();

        assertEquals("al-1", ranked.annotations().get(0).id());
        assertEquals("al-2", starred.annotations().get(0).id());
        assertEquals(1, ranked.total());
    }

    @Test
    void while_the_database_is_away_writes_say_so_and_announce_nothing() {
        store.setAway(true);

        Future<?> playing = service.play(playOf(NOW_MS, 100, 100), ann);

        assertEquals(Failure.Kind.UNAVAILABLE, ((Failure) playing.cause()).kind());
        assertEquals(List.of(), announced);
    }

    private polyphony.shared.contract.Activity.Recorded play(long atMs, long durationMs, long heardMs) {
        return service.play(playOf(atMs, durationMs, heardMs), ann).await();
    }

    private static Play playOf(long atMs, long durationMs, long heardMs) {
        return new Play(
                new TrackId("tr-1"),
                new AlbumId("al-1"),
                List.of(new ArtistId("ar-1")),
                durationMs,
                atMs,
                heardMs,
                "test");
    }

    private void star(boolean starred, String... albums) {
        service.star(new Star(Entity.ALBUM, List.of(albums), starred), ann).await();
    }

    private Annotation annotation(String id) {
        return service.annotations(new Ids(List.of(id)), ann).await().annotations().stream()
                .findFirst()
                .orElse(null);
    }

    private static Caller caller(String user) {
        return new Caller(new Identity(new UserId(user), "ann", false, Long.MAX_VALUE), "", 0, "r");
    }
}
