package polyphony.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import polyphony.gateway.FakeService;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Identities;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.UserId;
import polyphony.shared.testing.TestClock;

class CallersTest {
    private static final UserId BOB = new UserId("us-bob");
    private static final Accounts.Credentials BEARER = Accounts.Credentials.ofBearer("token");

    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = TestClock.at("2023-11-14T22:13:20Z");
    private final Bus bus = Bus.alone(
            vertx, new Identities(Identities.keyOf("a key for tests, of no use to anybody"), Clock.systemUTC()));
    private final Context loop = vertx.getOrCreateContext();
    private final AtomicInteger asked = new AtomicInteger();
    private final Callers callers = new Callers(bus, clock);
    private volatile long proofExpiresAtMs = Long.MAX_VALUE;

    @BeforeEach
    void open() {
        var accounts = new FakeService(bus, new AtomicInteger()).reads(Accounts.IDENTIFY, (who, caller) -> {
            asked.incrementAndGet();
            if ("wrong".equals(who.bearer())) {
                throw Failure.unauthenticated("no");
            }
            return new Accounts.Proof("t", new Accounts.User(BOB, "bob", null, false, 0), proofExpiresAtMs);
        });
        vertx.deployVerticle(accounts).await();
        onLoop(callers::start);
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    /** All uses of one {@link Callers} stay on one event loop. */
    private <T> T onLoop(Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        loop.runOnContext(
                go -> Future.succeededFuture().compose(nothing -> work.get()).onComplete(done));
        return done.future().await();
    }

    private Accounts.Proof proof(Accounts.Credentials credentials) {
        return onLoop(() -> callers.proof(credentials, bus.asService("gateway", Duration.ofSeconds(5))));
    }

    @Test
    void who_is_known_is_not_asked_for_again_within_a_minute() {
        proof(BEARER);
        clock.pass(Duration.ofSeconds(59));
        proof(BEARER);
        assertEquals(1, asked.get());

        clock.pass(Duration.ofSeconds(2));
        proof(BEARER);

        assertEquals(2, asked.get());
    }

    @Test
    void a_proof_is_not_used_beyond_its_own_end() {
        proofExpiresAtMs = clock.millis() + 5_000;
        proof(BEARER);
        clock.pass(Duration.ofSeconds(5));

        proof(BEARER);

        assertEquals(2, asked.get());
    }

    @Test
    void many_requests_at_once_ask_once() {
        var caller = bus.asService("gateway", Duration.ofSeconds(5));

        onLoop(() -> Future.all(
                List.of(callers.proof(BEARER, caller), callers.proof(BEARER, caller), callers.proof(BEARER, caller))));

        assertEquals(1, asked.get());
    }

    @Test
    void a_refusal_is_not_remembered_and_other_credentials_are_others() {
        var wrong = Accounts.Credentials.ofBearer("wrong");

        assertThrows(Failure.class, () -> proof(wrong));
        assertThrows(Failure.class, () -> proof(wrong));
        proof(Accounts.Credentials.ofPassword("bob", "token", "127.0.0.1"));
        proof(Accounts.Credentials.ofApiKey("token", "127.0.0.1"));
        proof(Accounts.Credentials.ofToken("bob", "token", "salt", "127.0.0.1"));
        proof(Accounts.Credentials.ofToken("bob", "token", "other", "127.0.0.1"));

        assertEquals(6, asked.get());
    }

    @Test
    void a_changed_user_is_asked_for_anew_at_once() {
        proof(BEARER);
        var heard = onLoop(() -> {
            Promise<Void> told = Promise.promise();
            // Heard on the same loop after the callers' own listener.
            return bus.hear(Accounts.CHANGED, changed -> told.tryComplete()).map(told);
        });

        bus.announce(Accounts.CHANGED, new Accounts.Changed(BOB, false));
        heard.future().await();
        proof(BEARER);

        assertEquals(2, asked.get());
    }
}
