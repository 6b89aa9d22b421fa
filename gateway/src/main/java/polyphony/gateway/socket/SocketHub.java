package polyphony.gateway.socket;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import polyphony.gateway.GatewaySettings;
import polyphony.gateway.http.Callers;
import polyphony.gateway.http.Metrics;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.UserId;

/** All open sockets of this gateway, and what they are told. Lives on one event loop. */
public final class SocketHub {
    /** A closing proof is looked at again this soon when accounts is away. */
    private static final long CHECK_AGAIN_MS = 10_000;

    /** A millisecond for each client, up to this. */
    private static final long SPREAD_MS_MAX = 2_000;

    private final Vertx vertx;
    private final Bus bus;
    private final Callers callers;
    private final Clock clock;
    private final GatewaySettings settings;
    private final Metrics metrics;
    private final EventLog log;
    /** By user, the oldest socket first. */
    private final Map<UserId, Set<SocketClient>> clients = new HashMap<>();

    private final SplittableRandom random = new SplittableRandom();
    private boolean leaving;
    private int open;
    private long pinging = -1;

    public SocketHub(Vertx vertx, Bus bus, Callers callers, Clock clock, GatewaySettings settings, Metrics metrics) {
        this.vertx = vertx;
        this.bus = bus;
        this.callers = callers;
        this.clock = clock;
        this.settings = settings;
        this.metrics = metrics;
        this.log = new EventLog(UUID.randomUUID().toString(), settings.socket().eventsKept(), clock);
    }

    /** Hears what services announce from now on. */
    public Future<Void> start() {
        pinging = vertx.setPeriodic(
                settings.idleTimeoutSeconds() * 1_000L / 3, tick -> all().forEach(SocketClient::ping));
        return new Announcements(bus, this)
                .start()
                .compose(heard -> bus.hear(Accounts.CHANGED, changed -> checkAgain(changed.user())));
    }

    /** Tells every listener who may see it, and keeps it for those who come back. */
    void tell(String kind, JsonObject fields, Predicate<UserId> seenBy) {
        send(log.add(kind, fields, seenBy));
    }

    /** As {@link #tell}, for what is worth nothing a moment later. */
    void tellInPassing(String kind, JsonObject fields) {
        send(log.passing(kind, fields, everyone -> true));
    }

    private void send(Event event) {
        all().stream()
                .filter(client -> event.seenBy().test(client.user()))
                .forEach(client -> client.send(event.text()));
    }

    /** A copy: sending may close a socket, which takes it out. */
    private List<SocketClient> all() {
        List<SocketClient> all = new ArrayList<>(open);
        clients.values().forEach(all::addAll);
        return all;
    }

    /** Takes the socket in and tells it where it stands. */
    void welcome(SocketClient client, Accounts.Proof proof, String epoch, long since) {
        Set<SocketClient> own = clients.computeIfAbsent(client.user(), user -> new LinkedHashSet<>());
        own.add(client);
        metrics.sockets(++open);
        if (own.size() > settings.socket().perUserMax()) {
            own.iterator().next().close(SocketClient.POLICY, "too many sockets of one user");
        }
        client.start(token -> use(client, token), () -> leave(client));
        client.checkAgainAt(proof.expiresAtMs(), () -> check(client));
        boolean resumed = log.reachesBackTo(epoch, since);
        client.send(new JsonObject()
                .put("kind", "hello")
                .put("epoch", log.epoch())
                .put("seq", resumed ? log.from(epoch, since) : log.now())
                .put("resumed", resumed)
                .encode());
        if (resumed) {
            log.since(epoch, since, client.user()).forEach(event -> client.send(event.text()));
        }
    }

    private void leave(SocketClient client) {
        Set<SocketClient> own = clients.get(client.user());
        if (own != null && own.remove(client)) {
            metrics.sockets(--open);
            if (own.isEmpty()) {
                clients.remove(client.user());
            }
        }
    }

    private void use(SocketClient client, String token) {
        identify(token)
                .onSuccess(proof -> {
                    if (proof.user().id().equals(client.user())) {
                        client.use(token);
                        client.checkAgainAt(proof.expiresAtMs(), () -> check(client));
                    } else {
                        client.close(SocketClient.POLICY, "the token is another user's");
                    }
                })
                .onFailure(refused -> client.error("the token is not known"));
    }

    private void checkAgain(UserId user) {
        Set<SocketClient> own = clients.get(user);
        if (own != null) {
            List.copyOf(own).forEach(this::check);
        }
    }

    private void check(SocketClient client) {
        callers.forget(Accounts.Credentials.ofBearer(client.bearer()));
        identify(client.bearer())
                .onSuccess(proof -> client.checkAgainAt(proof.expiresAtMs(), () -> check(client)))
                .onFailure(refused -> {
                    if (Failure.of(refused).kind() == Failure.Kind.UNAUTHENTICATED) {
                        client.close(SocketClient.POLICY, "the session is over");
                    } else {
                        client.checkAgainAt(clock.millis() + CHECK_AGAIN_MS, () -> check(client));
                    }
                });
    }

    Future<Accounts.Proof> identify(String token) {
        return callers.proof(Accounts.Credentials.ofBearer(token), bus.asService("gateway", settings.patience()));
    }

    /** Tells all clients to come back, which then takes them elsewhere; not all of them in the same moment. */
    public void close() {
        vertx.cancelTimer(pinging);
        leaving = true;
        var all = all();
        long spreadMs = Math.min(SPREAD_MS_MAX, all.size());
        for (SocketClient client : all) {
            long afterMs = random.nextLong(spreadMs + 1);
            client.send(new JsonObject()
                    .put("kind", "reconnect")
                    .put("afterMs", afterMs)
                    .encode());
            client.close(SocketClient.GOING_AWAY, "the server is leaving");
        }
    }

    /** Whether new clients had better go elsewhere. */
    boolean isLeaving() {
        return leaving;
    }
}
