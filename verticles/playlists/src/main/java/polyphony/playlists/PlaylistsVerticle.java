package polyphony.playlists;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.util.UUID;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.PlaylistId;
import polyphony.shared.contract.Playlists;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.node.Node;
import polyphony.shared.store.Database;
import polyphony.shared.store.OutboxTopic;
import polyphony.shared.stream.DeletedUsers;
import polyphony.shared.stream.PatientReader;

/** Wires playlists: settings → database → store → rules → addresses. */
final class PlaylistsVerticle extends VerticleBase {
    private final Bus bus;
    private final CommonSettings common;
    private final PlaylistsSettings settings;
    private final Clock clock;
    private Database database;
    private OutboxTopic topic;
    private PatientReader<Accounts.Changed> deletedUsers;

    PlaylistsVerticle(Node node) {
        this(node.bus(), node.common(), node.settings("playlists", PlaylistsSettings.class), node.clock());
    }

    PlaylistsVerticle(Bus bus, CommonSettings common, PlaylistsSettings settings, Clock clock) {
        this.bus = bus;
        this.common = common;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        return Database.open(vertx, common.postgres(), "playlists").compose(this::serve);
    }

    private Future<Void> serve(Database opened) {
        database = opened;
        topic = new OutboxTopic(vertx, common.kafka(), database, Playlists.TOPIC);
        var announcer = new Announcer(changed -> {
            topic.wake();
            bus.announce(Playlists.CHANGED, changed);
        });
        var service = new PlaylistService(
                new PostgresPlaylistStore(database, clock),
                new BusUsers(bus),
                announcer,
                () -> new PlaylistId(PlaylistId.PREFIX + UUID.randomUUID()),
                settings.listsMax(),
                clock);
        deletedUsers = DeletedUsers.reader(vertx, common.kafka(), "playlists", service::forget);
        return new PlaylistsAddresses(service).answer(bus).onSuccess(answering -> {
            topic.start();
            deletedUsers.start();
        });
    }

    @Override
    public Future<?> stop() {
        if (database == null) {
            return Future.succeededFuture();
        }
        return deletedUsers
                .stop()
                .otherwiseEmpty()
                .compose(deaf -> topic.stop())
                .otherwiseEmpty()
                .compose(told -> database.close());
    }
}
