package polyphony.shared.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import polyphony.shared.contract.UserId;

@ExtendWith(VertxExtension.class)
class BusTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Ask<Word, Word> ECHO = Ask.repeatable("echo.say", Word.class, Word.class);
    private static final Ask<Word, Word> ONCE = Ask.once("echo.once", Word.class, Word.class);

    record Word(String text) {
        Word {
            if (text == null || text.length() > 5) {
                throw Failure.invalid("text", "must have at most 5 characters");
            }
        }
    }

    private final Identities identities =
            new Identities(Identities.keyOf("0123456789abcdef0123456789abcdef"), Clock.systemUTC());
    private Vertx vertx;
    private Bus bus;

    @BeforeEach
    void open(Vertx opened) {
        vertx = opened;
        bus = Bus.alone(vertx, identities);
    }

    @Test
    void a_question_is_answered() {
        deploy(answering(ECHO, (word, caller) -> Future.succeededFuture(new Word(word.text() + "!"))));

        Word answer = bus.ask(ECHO, new Word("hey"), me()).await();

        assertEquals(new Word("hey!"), answer);
    }

    @Test
    void the_handler_sees_who_asks() {
        deploy(answering(
                ECHO,
                (word, caller) ->
                        Future.succeededFuture(new Word(caller.identity().name()))));
        String token = identities.sign(new Identity(new UserId("us-1"), "ann", false, Long.MAX_VALUE));

        Word answer = bus.ask(ECHO, new Word("who"), bus.caller(token, PATIENCE, "r1"))
                .await();

        assertEquals("ann", answer.text());
    }

    @Test
    void a_failure_keeps_its_kind_and_sentence() {
        deploy(answering(ECHO, (word, caller) -> Future.failedFuture(Failure.notFound("word hey"))));

        Failure failure = refused(bus.ask(ECHO, new Word("hey"), me()));

        assertEquals(Failure.Kind.NOT_FOUND, failure.kind());
        assertEquals("word hey does not exist", failure.getMessage());
    }

    @Test
    void an_exception_in_a_handler_is_broken_and_hidden() {
        deploy(answering(ECHO, (word, caller) -> {
            throw new IllegalStateException("secret detail");
        }));

        Failure failure = refused(bus.ask(ECHO, new Word("hey"), me()));

        assertEquals(Failure.Kind.BROKEN, failure.kind());
        assertTrue(!failure.getMessage().contains("secret"));
    }

    @Test
    void a_service_that_is_away_is_unavailable_at_once() {
        Bus lonely = new Bus(vertx, "here", service -> List.of(), identities);

        Failure failure = refused(lonely.ask(ECHO, new Word("hey"), me()));

        assertEquals(Failure.Kind.UNAVAILABLE, failure.kind());
    }

    @Test
    void a_handler_that_never_answers_is_unavailable_after_the_deadline() {
        deploy(answering(ONCE, (word, caller) -> Promise.<Word>promise().future()));

        Failure failure = refused(bus.ask(ONCE, new Word("hey"), bus.asService("test", Duration.ofMillis(50))));

        assertEquals(Failure.Kind.UNAVAILABLE, failure.kind());
    }

    @Test
    void faults_in_a_row_open_the_breaker_and_mistakes_of_callers_do_not() {
        var calls = new AtomicInteger();
        deploy(answering(ONCE, (word, caller) -> {
            calls.incrementAndGet();
            return word.text().equals("bad")
                    ? Future.failedFuture(Failure.invalid("text", "must be good"))
                    : Future.failedFuture(Failure.broken("no"));
        }));

        for (int i = 0; i < 20; i++) {
            refused(bus.ask(ONCE, new Word("bad"), me()));
        }
        assertEquals(List.of(), bus.tripped());
        for (int i = 0; i < 20; i++) {
            refused(bus.ask(ONCE, new Word("ugly"), me()));
        }

        assertEquals(List.of("echo@here"), bus.tripped());
        assertEquals(25, calls.get());
    }

    @Test
    void what_may_be_repeated_is_tried_once_more_on_another_instance() {
        var first = Instance.of("echo", "gone", "", 100, "", false);
        var second = Instance.of("echo", "here", "", 100, "", true);
        var turn = new AtomicInteger();
        Bus two = new Bus(
                vertx, "here", service -> turn.getAndIncrement() == 0 ? List.of(first) : List.of(second), identities);
        deploy(answering(two, ECHO, (word, caller) -> Future.succeededFuture(word)));

        Word answer = two.ask(ECHO, new Word("hey"), me()).await();

        assertEquals("hey", answer.text());
    }

    @Test
    void programs_in_other_languages_ask_with_json_and_get_json() {
        deploy(answering(ECHO, (word, caller) -> Future.succeededFuture(word)));
        var options = new DeliveryOptions().addHeader("identity", identities.signService("python"));

        var reply = vertx.eventBus()
                .<JsonObject>request(
                        "echo.say", new JsonObject().put("text", "hey").put("more", 1), options)
                .await();

        assertEquals(new JsonObject().put("text", "hey"), reply.body());
    }

    @Test
    void an_ask_over_the_bus_without_identity_is_refused() {
        deploy(answering(ECHO, (word, caller) -> Future.succeededFuture(word)));

        var asked = vertx.eventBus().request("echo.say", new JsonObject().put("text", "hey"));
        var cause = causeOf(asked);

        assertTrue(cause.getMessage().contains("no identity"));
    }

    @Test
    void bad_input_over_the_bus_names_the_field_and_the_limit() {
        deploy(answering(ECHO, (word, caller) -> Future.succeededFuture(word)));
        var options = new DeliveryOptions().addHeader("identity", identities.signService("python"));

        var cause =
                causeOf(vertx.eventBus().request("echo.say", new JsonObject().put("text", "far too long"), options));

        assertEquals("text must have at most 5 characters", cause.getMessage());
    }

    private Caller me() {
        return bus.asService("test", PATIENCE);
    }

    private void deploy(Deployable verticle) {
        vertx.deployVerticle(verticle).await();
    }

    private Deployable answering(Ask<Word, Word> ask, BiFunction<Word, Caller, Future<Word>> handler) {
        return answering(bus, ask, handler);
    }

    private static Deployable answering(Bus bus, Ask<Word, Word> ask, BiFunction<Word, Caller, Future<Word>> handler) {
        return new VerticleBase() {
            @Override
            public Future<?> start() {
                return bus.answer(ask, handler);
            }
        };
    }

    private static Failure refused(Future<?> asked) {
        return (Failure) causeOf(asked);
    }

    private static Throwable causeOf(Future<?> asked) {
        return asked.map(answer -> (Throwable) null).otherwise(cause -> cause).await();
    }
}
