package polyphony.gateway.subsonic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.shared.bus.Done;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.Entity;

/** Plays, stars and ratings, and what comes back of them. */
class GivingTest {
    private static final int SONGS_STARRED = 1_100;
    private static final long FIRST_MS = 1_700_000_000_000L;

    private final List<Activity.Play> plays = new CopyOnWriteArrayList<>();
    private final List<Activity.Star> stars = new CopyOnWriteArrayList<>();
    private final List<Activity.Rate> ratings = new CopyOnWriteArrayList<>();
    private final List<Activity.ListRanked> ranks = new CopyOnWriteArrayList<>();
    private Apps apps;

    @BeforeEach
    void open(@TempDir Path folder) {
        apps = new Apps(folder);
        apps.house.stop("activity");
        apps.deploy(apps.service(new AtomicInteger())
                .reads(Activity.PLAY, (wish, caller) -> {
                    boolean repeated = plays.contains(wish);
                    plays.add(wish);
                    return new Activity.Recorded("ev-1", repeated, true);
                })
                .reads(Activity.STAR, (wish, caller) -> {
                    stars.add(wish);
                    return Done.DONE;
                })
                .reads(Activity.RATE, (wish, caller) -> {
                    ratings.add(wish);
                    return Done.DONE;
                })
                .reads(Activity.ANNOTATIONS, (wish, caller) -> new Activity.Annotations(List.of()))
                .reads(Activity.RANKED, (wish, caller) -> ranked(wish)));
    }

    @AfterEach
    void close() {
        apps.close();
    }

    private Activity.Ranked ranked(Activity.ListRanked wish) {
        ranks.add(wish);
        int total = wish.entity() == Entity.TRACK ? SONGS_STARRED : 0;
        String prefix = wish.entity() == Entity.TRACK ? "tr-" : "al-";
        return new Activity.Ranked(
                IntStream.range(wish.offset(), Math.min(total, wish.offset() + wish.limit()))
                        .mapToObj(i -> new Activity.Annotation(prefix + (i + 1), 1_000L, 0, 0, null))
                        .toList(),
                total);
    }

    @Test
    void plays_of_a_day_offline_are_each_recorded_at_their_time() {
        var call = AppCall.of("scrobble").but("c", "Symfonium");
        for (int i = 0; i < 45; i++) {
            call = call.with("id", "tr-" + (1 + i % 3)).with("time", Long.toString(FIRST_MS + i * 1_000L));
        }

        apps.ok(call);
        apps.ok(call);

        assertEquals(90, plays.size());
        assertEquals(45, plays.stream().distinct().count());
        assertTrue(plays.stream().allMatch(play -> play.source().equals("Symfonium") && play.heardMs() == 200_600));
        assertEquals(
                List.of("tr-1 1700000000000", "tr-2 1700000001000", "tr-3 1700000002000"),
                plays.stream()
                        .sorted(java.util.Comparator.comparingLong(Activity.Play::playedAtMs))
                        .distinct()
                        .limit(3)
                        .map(play -> play.track() + " " + play.playedAtMs())
                        .toList());
    }

    @Test
    void a_play_without_a_time_is_one_of_now_and_an_announcement_of_one_is_none() {
        long before = System.currentTimeMillis();
        apps.ok(AppCall.of("scrobble", "id", "tr-1", "submission", "false"));
        assertEquals(List.of(), plays);

        apps.ok(AppCall.of("scrobble", "id", "tr-1", "submission", "true"));

        assertTrue(plays.get(0).playedAtMs() >= before && plays.get(0).playedAtMs() <= System.currentTimeMillis());
    }

    @Test
    void a_song_that_is_gone_does_not_hold_up_the_others() {
        apps.ok(AppCall.of(
                "scrobble", "id", "tr-gone", "id", "tr-2", "time", "1700000000000", "time", "1700000001000"));

        assertEquals(1, plays.size());
        assertEquals("tr-2", plays.get(0).track().value());
        assertEquals(1_700_000_001_000L, plays.get(0).playedAtMs());
        assertEquals(70, apps.code(AppCall.of("scrobble", "id", "tr-gone")));
    }

    @Test
    void stars_are_taken_in_lists_of_songs_albums_and_artists() {
        apps.ok(AppCall.of("star", "id", "tr-1", "id", "tr-2", "id", "al-1", "albumId", "al-2", "artistId", "ar-1"));
        apps.ok(AppCall.of("unstar", "artistId", "ar-1", "id", "ar-2"));

        assertEquals(
                List.of(
                        new Activity.Star(Entity.TRACK, List.of("tr-1", "tr-2"), true),
                        new Activity.Star(Entity.ALBUM, List.of("al-2", "al-1"), true),
                        new Activity.Star(Entity.ARTIST, List.of("ar-1"), true),
                        new Activity.Star(Entity.ARTIST, List.of("ar-1", "ar-2"), false)),
                stars);
    }

    @Test
    void a_star_for_what_does_not_exist_takes_none_of_them() {
        for (AppCall call : List.of(
                AppCall.of("star", "id", "tr-1", "id", "tr-none"),
                AppCall.of("star", "id", "tr-1", "albumId", "al-none"),
                AppCall.of("star", "id", "tr-1", "artistId", "ar-none"),
                AppCall.of("star", "id", "tr-1", "albumId", "tr-1"))) {
            assertEquals(70, apps.code(call), call.toString());
        }
        assertEquals(10, apps.code(AppCall.of("star")));
        assertEquals(10, apps.code(AppCall.of("star", "id", "")));
        assertEquals(List.of(), stars);
    }

    @Test
    void a_rating_goes_to_what_the_id_names_and_zero_takes_it_away() {
        apps.ok(AppCall.of("setRating", "id", "al-1", "rating", "0"));
        apps.ok(AppCall.of("setRating", "id", "ar-1", "rating", "5"));
        apps.ok(AppCall.of("setRating", "id", "tr-1", "rating", "3"));

        assertEquals(
                List.of(
                        new Activity.Rate(Entity.ALBUM, "al-1", 0),
                        new Activity.Rate(Entity.ARTIST, "ar-1", 5),
                        new Activity.Rate(Entity.TRACK, "tr-1", 3)),
                ratings);
    }

    @Test
    void everything_that_is_starred_comes_however_much_it_is() {
        JsonObject starred = apps.ok(AppCall.of("getStarred2")).getJsonObject("starred2");

        assertEquals(SONGS_STARRED, starred.getJsonArray("song").size());
        assertEquals(
                "tr-1100",
                starred.getJsonArray("song").getJsonObject(SONGS_STARRED - 1).getString("id"));
        assertEquals(0, starred.getJsonArray("album").size());
        assertEquals(0, starred.getJsonArray("artist").size());
    }

    @Test
    void lists_of_albums_by_what_the_listener_did_are_asked_of_activity() {
        for (String type : List.of("frequent", "recent", "highest", "starred")) {
            apps.ok(AppCall.of("getAlbumList2", "type", type, "size", "7", "offset", "3"));
        }

        assertEquals(
                List.of(
                        new Activity.ListRanked(Entity.ALBUM, Activity.Rank.FREQUENT, 3, 7),
                        new Activity.ListRanked(Entity.ALBUM, Activity.Rank.RECENT, 3, 7),
                        new Activity.ListRanked(Entity.ALBUM, Activity.Rank.HIGHEST, 3, 7),
                        new Activity.ListRanked(Entity.ALBUM, Activity.Rank.STARRED, 3, 7)),
                ranks);
    }
}
