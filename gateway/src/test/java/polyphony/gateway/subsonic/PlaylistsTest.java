package polyphony.gateway.subsonic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.shared.contract.PlaylistId;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.TrackId;

/** Playlists of the old protocol over a service that keeps one of Bob's and one that Alice shares. */
class PlaylistsTest {
    private static final PlaylistId BOBS = TwoPlaylists.BOBS;

    private final TwoPlaylists lists = new TwoPlaylists();
    private final List<Object> wishes = lists.wishes;
    private Apps apps;

    @BeforeEach
    void open(@TempDir Path folder) {
        apps = new Apps(folder);
        apps.house.stop("playlists");
        apps.deploy(lists.on(apps.service(new AtomicInteger())));
    }

    @AfterEach
    void close() {
        apps.close();
    }

    private JsonObject playlist(String id) {
        return apps.ok(AppCall.of("getPlaylist", "id", id)).getJsonObject("playlist");
    }

    private static List<String> entries(JsonObject playlist) {
        List<String> ids = new ArrayList<>();
        playlist.getJsonArray("entry").forEach(song -> ids.add(((JsonObject) song).getString("id")));
        return ids;
    }

    @Test
    void a_playlist_comes_with_its_songs_in_order_and_one_twice() {
        JsonObject mine = playlist("pl-bob");

        assertEquals(List.of("tr-2", "tr-1", "tr-2"), entries(mine));
        assertEquals(601, mine.getInteger("duration"));
        assertEquals(3, mine.getInteger("songCount"));
        assertEquals("bob", mine.getString("owner"));
        assertEquals(false, mine.getBoolean("readonly"));
        assertEquals(List.of("carol", "dave"), mine.getJsonArray("allowedUser").getList());
        assertEquals(true, playlist("pl-shared").getBoolean("readonly"));
        var call = AppCall.of("getPlaylist", "id", "pl-bob");
        SameInXml.check(
                apps.get(call.without("f")).body(),
                new JsonObject(apps.get(call).body()));
    }

    @Test
    void every_playlist_is_listed_however_many_there_are() {
        var lists = apps.ok(AppCall.of("getPlaylists", "username", "Bob"))
                .getJsonObject("playlists")
                .getJsonArray("playlist");

        assertEquals(150, lists.size());
        assertEquals("List 149", lists.getJsonObject(149).getString("name"));
    }

    @Test
    void a_new_playlist_comes_back_with_its_songs() {
        var made = apps.ok(AppCall.of("createPlaylist", "name", "New ☾", "songId", "tr-3", "songId", "tr-1"))
                .getJsonObject("playlist");

        assertEquals(List.of("tr-3", "tr-1"), entries(made));
        var wish = (Playlists.Create) wishes.get(0);
        assertEquals("New ☾", wish.name());
        assertEquals(200_600, wish.entries().get(0).durationMs());
    }

    @Test
    void a_long_playlist_is_sent_by_form_and_added_in_parts() {
        var call = AppCall.of("createPlaylist", "playlistId", "pl-bob");
        for (int i = 1; i <= 1_200; i++) {
            call = call.with("songId", "tr-" + i);
        }

        JsonObject made = Apps.json(apps.post(call)).getJsonObject("playlist");

        assertEquals(1_200, entries(made).size());
        assertEquals("tr-1200", entries(made).get(1_199));
        assertEquals(
                List.of(500, 500, 200),
                wishes.stream()
                        .map(wish -> wish instanceof Playlists.Replace first
                                ? first.entries().size()
                                : ((Playlists.AddTracks) wish).entries().size())
                        .toList());
    }

    @Test
    void an_update_does_each_thing_once_and_removes_before_it_adds() {
        apps.ok(AppCall.of(
                "updatePlaylist",
                "playlistId",
                "pl-bob",
                "name",
                "Other",
                "comment",
                "",
                "public",
                "true",
                "songIndexToRemove",
                "2",
                "songIndexToRemove",
                "0",
                "songIndexToRemove",
                "2",
                "songIdToAdd",
                "tr-5"));

        assertEquals(
                List.of(
                        new Playlists.RemoveTracks(BOBS, List.of(2, 0), 1L),
                        new Playlists.Update(BOBS, "Other", ""),
                        new Playlists.Share(BOBS, true, null),
                        new Playlists.AddTracks(
                                BOBS, List.of(new Playlists.Entry(new TrackId("tr-5"), 200_600)), null)),
                wishes);
    }

    @Test
    void the_song_that_was_shown_is_removed_whatever_is_gone_before_it() {
        lists.songs.clear();
        lists.songs.addAll(
                List.of(new TrackId("tr-gone"), new TrackId("tr-1"), new TrackId("tr-away"), new TrackId("tr-2")));
        assertEquals(List.of("tr-1", "tr-2"), entries(playlist("pl-bob")));

        apps.ok(AppCall.of("updatePlaylist", "playlistId", "pl-bob", "songIndexToRemove", "1"));

        assertEquals(List.of(new Playlists.RemoveTracks(BOBS, List.of(3), 1L)), lists.wishes);
        assertEquals(0, apps.code(AppCall.of("updatePlaylist", "playlistId", "pl-bob", "songIndexToRemove", "2")));
    }

    @Test
    void what_cannot_be_done_stops_all_of_an_update() {
        var update = AppCall.of("updatePlaylist", "name", "Other");
        var mine = update.with("playlistId", "pl-bob");

        assertEquals(0, apps.code(mine.with("songIndexToRemove", "3")));
        assertEquals(0, apps.code(mine.with("songIndexToRemove", "-1")));
        assertEquals(0, apps.code(mine.with("public", "maybe")));
        assertEquals(70, apps.code(mine.with("songIdToAdd", "tr-none")));
        assertEquals(50, apps.code(update.with("playlistId", "pl-shared")));
        assertEquals(70, apps.code(update.with("playlistId", "pl-alices-own")));
        assertEquals(70, apps.code(AppCall.of("updatePlaylist", "playlistId", "pl-alices-own")));
        assertEquals(List.of(), wishes);
    }

    @Test
    void only_ones_own_playlist_is_replaced_or_deleted() {
        assertEquals(50, apps.code(AppCall.of("deletePlaylist", "id", "pl-shared")));
        assertEquals(70, apps.code(AppCall.of("deletePlaylist", "id", "pl-none")));
        assertEquals(50, apps.code(AppCall.of("createPlaylist", "playlistId", "pl-shared", "songId", "tr-1")));
        assertEquals(List.of(), wishes);

        apps.ok(AppCall.of("deletePlaylist", "id", "pl-bob"));
        assertEquals(List.of(new Playlists.Find(BOBS)), wishes);
    }
}
