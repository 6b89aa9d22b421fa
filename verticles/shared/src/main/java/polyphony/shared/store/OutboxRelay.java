package polyphony.shared.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.stream.EventWriter;

/**
 * Carries a schema's outbox to Kafka, in order, at least once: rows are deleted in the transaction that saw Kafka
 * acknowledge them. Of many nodes one at a time does it. While Kafka is away the rows wait.
 */
public final class OutboxRelay {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int BATCH = 500;
    /** Rows of other nodes, and those whose wake-up was lost, are found by looking. */
    private static final long LOOK_MS = 1_000;
    /** While another node is at it, our rows may come just after it looked. */
    private static final long TAKEN_MS = 50;

    private static final long STOP_SECONDS_MAX = 5;
    private static final long BACKOFF_MS_MIN = 250;
    /** Short: a try costs one statement, Kafka waits within it, and whoever returns should be noticed soon. */
    private static final long BACKOFF_MS_MAX = 1_000;

    /** How one look at the outbox ended. */
    private enum Round {
        DONE,
        /** There is more. */
        FULL,
        /** Another node is at it. */
        TAKEN
    }

    private final Vertx vertx;
    private final Database database;
    private final EventWriter writer;
    private final String select;
    private final String delete;
    private final String lock;
    private long timer = -1;
    private boolean running;
    private boolean again;
    private boolean stopped;
    private boolean waiting;
    private long backoffMs;
    private Promise<Void> idle = Promise.promise();

    public OutboxRelay(Vertx vertx, Database database, EventWriter writer, String schema) {
        this.vertx = vertx;
        this.database = database;
        this.writer = writer;
        this.select = "SELECT id, topic, key, payload FROM " + schema + ".outbox ORDER BY id LIMIT " + BATCH;
        this.delete = "DELETE FROM " + schema + ".outbox WHERE id = ANY($1)";
        this.lock = "SELECT pg_try_advisory_xact_lock(hashtext('outbox " + schema + "')) AS mine";
    }

    /** Begins to look; call it, and everything else here, on the verticle's context. */
    public void start() {
        timer = vertx.setPeriodic(LOOK_MS, look -> wake());
        wake();
    }

    /** Tells that a transaction with events has been committed. */
    public void wake() {
        if (stopped || waiting) {
            return;
        }
        if (running) {
            again = true;
            return;
        }
        running = true;
        again = false;
        relay().onComplete(ended -> {
            running = false;
            if (stopped) {
                idle.tryComplete();
            } else if (ended.failed()) {
                backOff(ended.cause());
            } else {
                goOn(ended.result());
            }
        });
    }

    private void goOn(Round round) {
        if (backoffMs > 0 && round != Round.TAKEN) {
            backoffMs = 0;
            LOG.info("events flow again from the outbox");
        }
        if (again || round == Round.FULL) {
            wake();
        } else if (round == Round.TAKEN) {
            vertx.setTimer(TAKEN_MS, over -> wake());
        }
    }

    /** Stops when the batch under way has ended. */
    public Future<Void> stop() {
        stopped = true;
        vertx.cancelTimer(timer);
        if (!running) {
            return Future.succeededFuture();
        }
        idle = Promise.promise();
        return idle.future().timeout(STOP_SECONDS_MAX, TimeUnit.SECONDS).otherwiseEmpty();
    }

    private void backOff(Throwable cause) {
        if (backoffMs == 0) {
            LOG.warn("events wait in the outbox: {}", cause.getMessage());
        }
        backoffMs = Math.min(BACKOFF_MS_MAX, Math.max(BACKOFF_MS_MIN, backoffMs * 2));
        waiting = true;
        vertx.setTimer(backoffMs, over -> {
            waiting = false;
            wake();
        });
    }

    private Future<Round> relay() {
        return database.transaction(tx -> tx.query(lock).execute().compose(locked -> {
            boolean mine = locked.iterator().next().getBoolean("mine");
            return mine ? send(tx) : Future.succeededFuture(Round.TAKEN);
        }));
    }

    private Future<Round> send(SqlConnection tx) {
        return tx.query(select).execute().compose(rows -> {
            if (rows.size() == 0) {
                return Future.succeededFuture(Round.DONE);
            }
            return write(rows)
                    .compose(acknowledged -> tx.preparedQuery(delete).execute(Tuple.of(ids(rows))))
                    .map(rows.size() == BATCH ? Round.FULL : Round.DONE);
        });
    }

    /** The first alone: while Kafka is away each write waits for it, and then only one does. */
    private Future<Void> write(RowSet<Row> rows) {
        var each = rows.iterator();
        return write(each.next()).compose(there -> {
            List<Future<Void>> rest = new ArrayList<>(rows.size());
            each.forEachRemaining(row -> rest.add(write(row)));
            return Future.all(rest).mapEmpty();
        });
    }

    private Future<Void> write(Row row) {
        return writer.write(row.getString("topic"), row.getString("key"), row.getString("payload"));
    }

    private static Long[] ids(RowSet<Row> rows) {
        Long[] ids = new Long[rows.size()];
        int i = 0;
        for (Row row : rows) {
            ids[i++] = row.getLong("id");
        }
        return ids;
    }
}
