package polyphony.gateway.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.gateway.House;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.PlaylistId;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.Recommender;
import polyphony.shared.contract.UserId;

class SocketTest {
    private static final UserId ALICE = new UserId("us-alice");
    private static final UserId BOB = new UserId("us-bob");

    private House house;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new House(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Listener listener(String user) {
        return new Listener(house, user, "");
    }

    @Test
    void a_listener_is_told_where_it_stands_and_then_what_changes() {
        Listener bob = listener("bob");
        JsonObject hello = bob.next();

        house.bus().announce(Recommender.REFRESHED, new Recommender.Refreshed(BOB, 8));

        assertEquals("hello", hello.getString("kind"));
        assertFalse(hello.getBoolean("resumed"));
        JsonObject told = bob.next();
        assertEquals("recommendations.refreshed", told.getString("kind"));
        assertEquals(8, told.getInteger("version"));
        assertTrue(told.getLong("seq") > hello.getLong("seq"));
    }

    @Test
    void nobody_is_told_what_is_anothers() {
        Listener bob = listener("bob");
        bob.next();
        var list = new PlaylistId("pl-1");

        house.bus().announce(Recommender.REFRESHED, new Recommender.Refreshed(ALICE, 8));
        house.bus().announce(Playlists.CHANGED, new Playlists.Changed(list, ALICE, false, List.of(), 1, false));
        house.bus().announce(Playlists.CHANGED, new Playlists.Changed(list, ALICE, false, List.of(BOB), 2, false));

        JsonObject first = bob.next();
        assertEquals("playlist.changed", first.getString("kind"));
        assertEquals(2, first.getInteger("version"));
    }

    @Test
    void who_comes_back_is_told_what_was_missed() {
        Listener before = listener("bob");
        JsonObject hello = before.next();
        house.bus().announce(Catalog.CHANGED, new Catalog.Changed(1, 10));
        long seen = before.next().getLong("seq");
        before.socket.close().await();
        Listener other = listener("alice");
        other.next();
        house.bus().announce(Catalog.CHANGED, new Catalog.Changed(2, 20));
        other.next();

        Listener again = new Listener(house, "bob", "?epoch=" + hello.getString("epoch") + "&seq=" + seen);

        assertTrue(again.next().getBoolean("resumed"));
        assertEquals(2, again.next().getInteger("version"));
    }

    @Test
    void who_comes_from_another_gateway_is_told_what_was_missed_and_a_little_more() throws Exception {
        Listener elsewhere = listener("bob");
        long seen = elsewhere.next().getLong("seq");
        house.bus().announce(Catalog.CHANGED, new Catalog.Changed(1, 10));
        elsewhere.next();

        Listener here = new Listener(house, "bob", "?epoch=another-gateway&seq=" + (seen + EventLog.OVERLAP));

        JsonObject hello = here.next();
        assertTrue(hello.getBoolean("resumed"));
        assertEquals(seen, hello.getLong("seq"), "a number that means something at this gateway");
        assertEquals(1, here.next().getInteger("version"));
    }

    @Test
    void a_gateway_that_has_just_started_cannot_know_what_was_missed_elsewhere() {
        long hourAgo = (System.currentTimeMillis() - 3_600_000) * 1_000;

        Listener here = new Listener(house, "bob", "?epoch=another-gateway&seq=" + hourAgo);

        assertFalse(here.next().getBoolean("resumed"));
    }

    @Test
    void a_server_that_leaves_says_so_and_closes() throws Exception {
        Listener bob = listener("bob");
        bob.next();

        house.stop("gateway");

        assertEquals("reconnect", bob.next().getString("kind"));
        assertEquals(1001, bob.closeCode());
    }

    @Test
    void who_was_away_too_long_is_told_to_fetch_everything() {
        Listener before = listener("bob");
        JsonObject hello = before.next();
        for (int i = 1; i <= 10; i++) {
            house.bus().announce(Catalog.CHANGED, new Catalog.Changed(i, i));
            before.next();
        }

        Listener again =
                new Listener(house, "bob", "?epoch=" + hello.getString("epoch") + "&seq=" + hello.getLong("seq"));

        assertFalse(again.next().getBoolean("resumed"));
    }

    @Test
    void a_connection_that_became_a_socket_is_counted_until_it_closes() {
        Listener bob = listener("bob");
        bob.next();
        assertEquals(2, house.metric("polyphony_sockets") + house.metric("polyphony_http_connections"));

        bob.socket.close().await();
        listener("alice").next();

        assertEquals(1, house.metric("polyphony_http_connections"));
    }

    @Test
    void a_stranger_is_not_let_in() {
        assertThrows(UpgradeRejectedException.class, () -> listener("mallory"));
        assertThrows(UpgradeRejectedException.class, () -> new Listener(house, "bob", "/elsewhere"));
    }

    @Test
    void a_listener_whose_session_ended_is_let_go() throws Exception {
        Listener bob = listener("bob");
        bob.next();
        house.endSessions();

        house.bus().announce(Accounts.CHANGED, new Accounts.Changed(BOB, false));

        assertEquals(1008, bob.closeCode());
    }

    @Test
    void a_word_that_is_not_known_is_answered_and_a_flood_of_them_ends_the_socket() throws Exception {
        Listener bob = listener("bob");
        bob.next();
        bob.socket.writeTextMessage("{\"kind\":\"ping\"}");
        assertEquals("pong", bob.next().getString("kind"));
        bob.socket.writeTextMessage("nonsense");
        assertEquals("error", bob.next().getString("kind"));

        for (int i = 0; i < 20; i++) {
            bob.socket.writeTextMessage("{\"kind\":\"ping\"}");
        }

        assertEquals(1008, bob.closeCode());
    }

    @Test
    void a_long_message_ends_the_socket() throws Exception {
        Listener bob = listener("bob");
        bob.next();

        bob.socket.writeTextMessage("x".repeat(5_000));

        assertTrue(bob.closeCode() > 1000);
    }

    @Test
    void the_oldest_socket_makes_room_for_a_new_one() throws Exception {
        Listener first = listener("bob");
        first.next();
        listener("bob").next();
        listener("bob").next();

        Listener fourth = listener("bob");

        assertEquals("hello", fourth.next().getString("kind"));
        assertEquals(1008, first.closeCode());
    }

    @Test
    void a_fresh_token_takes_the_place_of_the_old_one_but_not_another_users() throws Exception {
        Listener bob = listener("bob");
        bob.next();
        bob.socket.writeTextMessage("{\"kind\":\"auth\",\"token\":\"token-bob\"}");
        bob.socket.writeTextMessage("{\"kind\":\"ping\"}");
        assertEquals("pong", bob.next().getString("kind"));

        bob.socket.writeTextMessage("{\"kind\":\"auth\",\"token\":\"token-alice\"}");

        assertEquals(1008, bob.closeCode());
    }

    @Test
    void a_client_that_does_not_read_is_dropped_and_the_others_are_not() throws Exception {
        Listener reader = listener("alice");
        reader.next();
        Listener sleeper = listener("bob");
        sleeper.next();
        sleeper.socket.pause();
        var list = new PlaylistId("pl-" + "x".repeat(60));

        long before = house.metric("polyphony_sockets");
        for (int round = 0; round < 1_000 && house.metric("polyphony_sockets") == before; round++) {
            for (int i = 0; i < 200; i++) {
                house.bus().announce(Playlists.CHANGED, new Playlists.Changed(list, ALICE, true, List.of(), i, false));
            }
            for (int i = 0; i < 200; i++) {
                assertEquals("playlist.changed", reader.next().getString("kind"));
            }
        }

        assertEquals(before - 1, house.metric("polyphony_sockets"));
        assertTimeout(Duration.ofSeconds(5), () -> house.stop("gateway"));
        sleeper.socket.resume();
    }
}
