package polyphony.activity;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.UUID;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.Activity.Happened;
import polyphony.shared.node.Node;
import polyphony.shared.store.Database;
import polyphony.shared.store.OutboxTopic;
import polyphony.shared.stream.DeletedUsers;
import polyphony.shared.stream.PatientReader;

/** Wires PostgreSQL, memory and Kafka to the addresses. */
final class ActivityVerticle extends VerticleBase {
    private final Node node;
    private final Bus bus;
    private final ActivitySettings settings;
    private Database database;
    private OutboxTopic topic;
    private PatientReader<Accounts.Changed> deletedUsers;

    ActivityVerticle(Node node) {
        this.node = node;
        this.bus = node.bus();
        this.settings = node.settings("activity", ActivitySettings.class);
    }

    @Override
    public Future<?> start() {
        return Database.open(vertx, node.common().postgres(), "activity").compose(this::serve);
    }

    private Future<?> serve(Database opened) {
        database = opened;
        var kafka = node.common().kafka();
        topic = new OutboxTopic(vertx, kafka, database, Activity.TOPIC);
        topic.start();
        var store = new PostgresActivityStore(database);
        var annotations = new ListenerAnnotations(store, settings, node.clock());
        var departures = new Departures(store, annotations);
        deletedUsers = DeletedUsers.reader(vertx, kafka, "activity", departures::forget);
        deletedUsers.start();
        var service =
                new ActivityService(store, annotations, this::recorded, () -> "ev-" + UUID.randomUUID(), node.clock());
        return Future.all(addresses(service), bus.hear(Activity.RECORDED, annotations::heard));
    }

    private Future<?> addresses(ActivityService service) {
        return Future.join(
                bus.answer(Activity.PLAY, service::play),
                bus.answer(Activity.STAR, service::star),
                bus.answer(Activity.RATE, service::rate),
                bus.answer(Activity.ANNOTATIONS, service::annotations),
                bus.answer(Activity.RANKED, service::ranked),
                bus.answer(Activity.HISTORY, service::history));
    }

    private void recorded(Happened event) {
        topic.wake();
        bus.announce(Activity.RECORDED, event);
    }

    @Override
    public Future<?> stop() {
        return deletedUsers.stop().eventually(topic::stop).eventually(database::close);
    }
}
