package polyphony.playlists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static polyphony.playlists.Samples.ANN;
import static polyphony.playlists.Samples.BOB;
import static polyphony.playlists.Samples.entries;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Identities;
import polyphony.shared.bus.Identity;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.Page;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.Playlists.Playlist;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.node.Secret;
import polyphony.shared.store.Database;
import polyphony.shared.testing.TestPostgres;

/** Every address, over a bus and a real PostgreSQL, beside accounts that know Bob; Kafka is away. */
@ExtendWith({VertxExtension.class, TestPostgres.class})
class PlaylistsVerticleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Identities identities =
            new Identities(Identities.keyOf("0123456789abcdef0123456789abcdef"), Clock.systemUTC());
    private Bus bus;

    private final class AccountsWithBob extends VerticleBase {
        @Override
        public Future<?> start() {
            return bus.answer(Accounts.USER, (wish, caller) -> {
                if (!caller.identity().isService() || !wish.username().equals("bob")) {
                    throw Failure.notFound("user " + wish.username());
                }
                return Future.succeededFuture(new Accounts.User(BOB.id(), BOB.name(), null, false, 1));
            });
        }
    }

    @BeforeEach
    void deploy(Vertx vertx, CommonSettings.Postgres postgres) {
        bus = Bus.alone(vertx, identities);
        var common = new CommonSettings(
                ".",
                List.of(),
                "",
                "",
                new CommonSettings.Admin("admin", new Secret("")),
                null,
                null,
                postgres,
                null,
                CommonSettings.Kafka.plain("127.0.0.1:1"),
                null);
        vertx.deployVerticle(new AccountsWithBob()).await();
        vertx.deployVerticle(new PlaylistsVerticle(bus, common, new PlaylistsSettings(100), Clock.systemUTC()))
                .await();
        var database = Database.open(vertx, postgres, "playlists").await();
        database.run(client -> client.query("DELETE FROM playlists.lists").execute())
                .await();
    }

    @Test
    void every_address_answers() {
        Caller ann = as(ANN);
        Playlist mix = bus.ask(Playlists.CREATE, new Playlists.Create("Mix", null, false, entries("a", "b"), "r"), ann)
                .await();
        var find = new Playlists.Find(mix.id());
        assertEquals(mix, bus.ask(Playlists.FIND, find, ann).await());
        assertEquals(
                "said",
                bus.ask(Playlists.UPDATE, new Playlists.Update(mix.id(), null, "said"), ann)
                        .await()
                        .comment());
        assertEquals(
                List.of("Bob"),
                bus.ask(Playlists.SHARE, new Playlists.Share(mix.id(), null, List.of("bob")), ann)
                        .await()
                        .sharedWith());
        assertEquals(
                1,
                bus.ask(Playlists.LIST, new Playlists.ListMine(Page.first(10)), as(BOB))
                        .await()
                        .total());
        bus.ask(Playlists.ADD, new Playlists.AddTracks(mix.id(), entries("c"), null), ann)
                .await();
        bus.ask(Playlists.MOVE, new Playlists.MoveTrack(mix.id(), 2, 0, null), ann)
                .await();
        bus.ask(Playlists.REMOVE, new Playlists.RemoveTracks(mix.id(), List.of(1), null), ann)
                .await();
        var part = bus.ask(Playlists.ENTRIES, new Playlists.ListEntries(mix.id(), 0, 10), as(BOB))
                .await();
        assertEquals(entries("c", "b").stream().map(Playlists.Entry::track).toList(), part.tracks());
        assertEquals(
                1,
                bus.ask(Playlists.REPLACE, new Playlists.Replace(mix.id(), entries("x")), ann)
                        .await()
                        .trackCount());
        bus.ask(Playlists.DELETE, find, ann).await();
        var cause = bus.ask(Playlists.FIND, find, ann)
                .map(found -> (Throwable) null)
                .otherwise(failed -> failed)
                .await();
        assertEquals(Failure.Kind.NOT_FOUND, ((Failure) cause).kind());
    }

    @Test
    void changes_are_announced() {
        Promise<Playlists.Changed> heard = Promise.promise();
        bus.hear(Playlists.CHANGED, heard::tryComplete).await();

        Playlist mix = bus.ask(Playlists.CREATE, new Playlists.Create("Mix", null, false, List.of(), null), as(ANN))
                .await();

        assertEquals(
                new Playlists.Changed(mix.id(), ANN.id(), false, List.of(), 1, false),
                heard.future().await());
    }

    private Caller as(Guest user) {
        String token = identities.sign(new Identity(user.id(), user.name(), false, Long.MAX_VALUE));
        return bus.caller(token, PATIENCE, "test");
    }
}
