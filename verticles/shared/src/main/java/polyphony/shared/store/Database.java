package polyphony.shared.store;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.internal.VertxInternal;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Failure;
import polyphony.shared.node.CommonSettings;

/**
 * A service's part of PostgreSQL: one schema, brought up to date at start by the migrations in {@code db/SCHEMA/} of the
 * jar. All services of a node share one pool, so statements name their tables with the schema. When PostgreSQL is away,
 * every call fails with UNAVAILABLE, soon, and works again by itself afterwards.
 */
public final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int WAITING_MAX = 1_000;
    private static final int TRIES_MAX = 3;
    private static final int CONNECT_TRIES = 20;
    private static final int MIGRATION_CONNECT_TRIES = 10;
    private static final int MIGRATION_CONNECT_SECONDS = 2;
    private static final long TRANSACTION_SECONDS_MAX = 20;
    private static final long TELL_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Vertx vertx;
    private final Pool pool;
    private final AtomicLong toldNanos = new AtomicLong(System.nanoTime() - TELL_AGAIN_NANOS);

    private Database(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /** Migrates the schema and opens the pool. */
    public static Future<Database> open(Vertx vertx, CommonSettings.Postgres settings, String schema) {
        return vertx.executeBlocking(
                        () -> {
                            PostgresTarget target = PostgresTarget.of(settings);
                            migrate(target, schema);
                            return target;
                        },
                        false)
                .compose(target -> ofNobody(vertx, () -> pool(vertx, target.options(), settings.connectionsMax())))
                .map(pool -> new Database(vertx, pool))
                .compose(database -> database.connected(CONNECT_TRIES));
    }

    /** What a verticle makes dies with it; the pool must outlive the service that happens to open it first. */
    private static Future<Pool> ofNobody(Vertx vertx, Supplier<Pool> made) {
        Promise<Pool> pool = Promise.promise();
        ((VertxInternal) vertx).createEventLoopContext().runOnContext(go -> pool.complete(made.get()));
        Context home = vertx.getOrCreateContext();
        Promise<Pool> back = Promise.promise();
        pool.future().onComplete(opened -> home.runOnContext(go -> back.handle(opened)));
        return back.future();
    }

    /** On a busy machine the first connections take longer than a listener should ever wait: a start may. */
    private Future<Database> connected(int tries) {
        return run(client -> client.query("SELECT 1").execute())
                .map(this)
                .recover(cause -> tries > 1
                        ? vertx.timer(1, TimeUnit.SECONDS).compose(waited -> connected(tries - 1))
                        : Future.failedFuture(cause));
    }

    private static Pool pool(Vertx vertx, PgConnectOptions target, int connectionsMax) {
        target.setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(200)
                .setProperties(Map.of(
                        "application_name", "polyphony",
                        "statement_timeout", "15000",
                        "lock_timeout", "5000",
                        "idle_in_transaction_session_timeout", "20000"));
        var options = new PoolOptions()
                .setShared(true)
                .setName("postgres")
                .setMaxSize(connectionsMax)
                .setMaxWaitQueueSize(WAITING_MAX)
                .setConnectionTimeout(3)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(5)
                .setIdleTimeoutUnit(TimeUnit.MINUTES);
        return PgBuilder.pool().with(options).connectingTo(target).using(vertx).build();
    }

    private static void migrate(PostgresTarget target, String schema) {
        Flyway.configure()
                .dataSource(
                        target.url(),
                        target.options().getUser(),
                        target.options().getPassword())
                .connectRetries(MIGRATION_CONNECT_TRIES)
                .connectRetriesInterval(MIGRATION_CONNECT_SECONDS)
                .defaultSchema(schema)
                .schemas(schema)
                .locations("classpath:db/" + schema)
                .load()
                .migrate();
    }

    /** Runs statements of which each stands alone. */
    public <T> Future<T> run(Function<SqlClient, Future<T>> work) {
        // On a connection of its own: only then does the wait for a free one have a bound.
        return attempt(() -> pool.withConnection(work::apply), 1);
    }

    /**
     * Runs work in one transaction: all of it holds, or none. It is tried again when it lost to another transaction
     * (serialization failure, deadlock), so it must do nothing that the transaction cannot take back.
     */
    public <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
        return attempt(() -> pool.withTransaction(work), TRIES_MAX);
    }

    /** The pool itself, for what needs a connection of its own. */
    public Pool pool() {
        return pool;
    }

    public Future<Void> close() {
        return pool.close();
    }

    private <T> Future<T> attempt(Supplier<Future<T>> work, int tries) {
        return begin(work).timeout(TRANSACTION_SECONDS_MAX, TimeUnit.SECONDS).recover(cause -> {
            if (tries > 1 && isLostRace(cause)) {
                return vertx.timer(20L * (TRIES_MAX - tries + 1), TimeUnit.MILLISECONDS)
                        .compose(waited -> attempt(work, tries - 1));
            }
            return Future.failedFuture(translated(cause));
        });
    }

    private static <T> Future<T> begin(Supplier<Future<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException broken) {
            return Future.failedFuture(broken);
        }
    }

    private static boolean isLostRace(Throwable cause) {
        return cause instanceof PgException refused
                && ("40001".equals(refused.getSqlState()) || "40P01".equals(refused.getSqlState()));
    }

    /** Failures of the connection mean that PostgreSQL is not there; a refusal of what we sent is a bug, as is all else. */
    private Throwable translated(Throwable cause) {
        boolean away = cause instanceof PgException refused
                ? isShuttingDown(refused)
                : cause instanceof VertxException || cause instanceof IOException || cause instanceof TimeoutException;
        if (!away) {
            return cause;
        }
        tell(cause);
        return Failure.unavailable("the database is not available right now");
    }

    /** Every ask of every listener fails now: one line now and then says it. */
    private void tell(Throwable cause) {
        long now = System.nanoTime();
        long told = toldNanos.get();
        if (now - told >= TELL_AGAIN_NANOS && toldNanos.compareAndSet(told, now)) {
            LOG.warn("PostgreSQL is not available: {}", cause.toString());
        }
    }

    private static boolean isShuttingDown(PgException refused) {
        String state = refused.getSqlState() == null ? "" : refused.getSqlState();
        // Class 57: operator intervention; 53: out of resources; 08: connection.
        return state.startsWith("57P") || state.startsWith("53") || state.startsWith("08");
    }
}
