package polyphony.gateway.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.UserId;

/**
 * Turns credentials into a {@link Caller}. What accounts said is remembered for up to a minute and forgotten at once when
 * that user's credentials change. Lives on one event loop.
 */
public final class Callers {
    private static final long REMEMBERED_MS = 60_000;
    private static final int REMEMBERED_MAX = 10_000;

    private record Known(Accounts.Proof proof, long untilMs) {}

    private final Bus bus;
    private final Clock clock;
    private final Map<String, Future<Accounts.Proof>> asked = new HashMap<>();
    private final Map<String, Known> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };

    public Callers(Bus bus, Clock clock) {
        this.bus = bus;
        this.clock = clock;
    }

    /** Hears of changed users from now on. */
    public Future<Void> start() {
        return bus.hear(Accounts.CHANGED, changed -> forget(changed.user()));
    }

    /** The caller of this request. Fails as {@link Accounts#IDENTIFY} does. */
    public Future<Caller> of(RoutingContext request, Accounts.Credentials credentials) {
        return proof(request, credentials).map(proof -> caller(request, proof));
    }

    /** What accounts says of the credentials of this request. */
    public Future<Accounts.Proof> proof(RoutingContext request, Accounts.Credentials credentials) {
        return proof(credentials, asGateway(RequestScope.of(request)));
    }

    /** A caller with what is left of this request's time. */
    public Caller caller(RoutingContext request, Accounts.Proof proof) {
        return caller(proof, RequestScope.of(request));
    }

    /** The caller of this request when the caller is the gateway itself, say to sign somebody in. */
    public Caller asGateway(RequestScope scope) {
        Caller own = bus.asService("gateway", scope.remaining());
        return new Caller(own.identity(), own.token(), own.deadlineNanos(), scope.id());
    }

    /** What accounts says of the credentials, now or in the last minute. */
    public Future<Accounts.Proof> proof(Accounts.Credentials credentials, Caller asker) {
        String key = key(credentials);
        Known found = known.get(key);
        long now = clock.millis();
        if (found != null && found.untilMs() > now) {
            return Future.succeededFuture(found.proof());
        }
        // A page that loads fifty pictures asks once.
        Future<Accounts.Proof> running = asked.get(key);
        return running != null ? running : ask(key, credentials, asker);
    }

    /** A caller with what is left of the request's time. */
    public Caller caller(Accounts.Proof proof, RequestScope scope) {
        return bus.caller(proof.identityToken(), scope.remaining(), scope.id());
    }

    /** Forgets what is remembered of credentials, say when they were signed out. */
    public void forget(Accounts.Credentials credentials) {
        known.remove(key(credentials));
    }

    private Future<Accounts.Proof> ask(String key, Accounts.Credentials credentials, Caller asker) {
        Future<Accounts.Proof> answer = bus.ask(Accounts.IDENTIFY, credentials, asker);
        asked.put(key, answer);
        return answer.onComplete(ended -> {
            // No longer there when the user changed meanwhile: such an answer is not kept.
            if (asked.remove(key, answer) && ended.succeeded()) {
                remember(key, ended.result());
            }
        });
    }

    private void remember(String key, Accounts.Proof proof) {
        known.put(key, new Known(proof, Math.min(proof.expiresAtMs(), clock.millis() + REMEMBERED_MS)));
    }

    private void forget(UserId user) {
        known.values().removeIf(entry -> entry.proof().user().id().equals(user));
        // Answers on their way may be from before the change: those who wait get them, nobody after.
        asked.clear();
    }

    /** A digest, so that no password waits in memory. The address is no part of who somebody is. */
    private static String key(Accounts.Credentials credentials) {
        String all = String.join(
                "\u0000",
                text(credentials.bearer()),
                text(credentials.apiKey()),
                text(credentials.username()),
                text(credentials.password()),
                text(credentials.token()),
                text(credentials.salt()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
