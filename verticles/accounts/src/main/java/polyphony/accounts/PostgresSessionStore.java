package polyphony.accounts;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import polyphony.shared.contract.UserId;
import polyphony.shared.store.Database;

/** Sessions in PostgreSQL. */
final class PostgresSessionStore implements SessionStore {
    private static final String BEGIN = "INSERT INTO accounts.sessions"
            + "(user_id, client, token_hash, expires_at_ms, refresh_hash, refresh_expires_at_ms)"
            + " VALUES ($1, $2, $3, $4, $5, $6)";
    private static final String TRIM = "DELETE FROM accounts.sessions WHERE id IN (SELECT id FROM accounts.sessions"
            + " WHERE user_id = $1 ORDER BY refresh_expires_at_ms DESC, id DESC OFFSET $2)";
    private static final String FIND = "SELECT " + Rows.ACCOUNT + ", s.expires_at_ms FROM accounts.sessions s"
            + " JOIN accounts.users u ON u.id = s.user_id WHERE s.token_hash = $1 AND s.expires_at_ms > $2";
    private static final String BY_REFRESH = "SELECT " + Rows.ACCOUNT + ", s.id AS session_id FROM accounts.sessions s"
            + " JOIN accounts.users u ON u.id = s.user_id"
            + " WHERE s.refresh_hash = $1 AND s.refresh_expires_at_ms > $2 FOR UPDATE OF s";
    private static final String USE_UP =
            "INSERT INTO accounts.used_refresh_tokens(refresh_hash, session_id) VALUES ($1, $2)";
    private static final String RENEW = "UPDATE accounts.sessions SET token_hash = $2, expires_at_ms = $3,"
            + " refresh_hash = $4, refresh_expires_at_ms = $5 WHERE id = $1";
    private static final String END_STOLEN = "DELETE FROM accounts.sessions WHERE id ="
            + " (SELECT session_id FROM accounts.used_refresh_tokens WHERE refresh_hash = $1) RETURNING user_id";
    private static final String END = "DELETE FROM accounts.sessions WHERE token_hash = $1"
            + " AND ($2::text IS NULL OR user_id = $2) RETURNING user_id";
    private static final String SWEEP = "DELETE FROM accounts.sessions WHERE refresh_expires_at_ms <= $1";

    private final Database database;

    PostgresSessionStore(Database database) {
        this.database = database;
    }

    @Override
    public Future<Void> begin(UserId user, String client, Keys keys, int max) {
        Tuple values = Tuple.of(
                user.value(), client, keys.token(), keys.expiresAtMs(), keys.refresh(), keys.refreshExpiresAtMs());
        return database.transaction(tx -> tx.preparedQuery(BEGIN)
                .execute(values)
                .compose(begun -> tx.preparedQuery(TRIM).execute(Tuple.of(user.value(), max)))
                .mapEmpty());
    }

    @Override
    public Future<Optional<Open>> find(String tokenHash, long nowMs) {
        return database.run(client -> client.preparedQuery(FIND).execute(Tuple.of(tokenHash, nowMs)))
                .map(rows ->
                        first(rows.iterator()).map(row -> new Open(Rows.account(row), row.getLong("expires_at_ms"))));
    }

    @Override
    public Future<Refreshed> refresh(String refreshHash, Keys fresh, long nowMs) {
        return database.transaction(tx -> tx.preparedQuery(BY_REFRESH)
                .execute(Tuple.of(refreshHash, nowMs))
                .compose(rows -> {
                    Optional<Row> session = first(rows.iterator());
                    return session.isPresent()
                            ? renew(tx, session.get(), refreshHash, fresh)
                            : endStolen(tx, refreshHash);
                }));
    }

    private static Future<Refreshed> renew(SqlConnection tx, Row session, String refreshHash, Keys fresh) {
        long id = session.getLong("session_id");
        Tuple values = Tuple.of(id, fresh.token(), fresh.expiresAtMs(), fresh.refresh(), fresh.refreshExpiresAtMs());
        return tx.preparedQuery(USE_UP)
                .execute(Tuple.of(refreshHash, id))
                .compose(used -> tx.preparedQuery(RENEW).execute(values))
                .map(renewed -> new Refreshed(Rows.account(session), null));
    }

    private static Future<Refreshed> endStolen(SqlConnection tx, String refreshHash) {
        return tx.preparedQuery(END_STOLEN)
                .execute(Tuple.of(refreshHash))
                .map(rows -> first(rows.iterator())
                        .map(row -> new Refreshed(null, new UserId(row.getString("user_id"))))
                        .orElse(Refreshed.UNKNOWN));
    }

    @Override
    public Future<Optional<UserId>> end(String tokenHash, UserId owner) {
        Tuple values = Tuple.of(tokenHash, owner == null ? null : owner.value());
        return database.run(client -> client.preparedQuery(END).execute(values))
                .map(rows -> first(rows.iterator()).map(row -> new UserId(row.getString("user_id"))));
    }

    @Override
    public Future<Void> sweep(long nowMs) {
        return database.run(client -> client.preparedQuery(SWEEP).execute(Tuple.of(nowMs)))
                .mapEmpty();
    }

    private static Optional<Row> first(RowIterator<Row> rows) {
        return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    }
}
