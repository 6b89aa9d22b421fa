package polyphony.accounts;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import polyphony.shared.contract.UserId;
import polyphony.shared.store.Database;

/** App passwords in PostgreSQL. */
final class PostgresAppPasswordStore implements AppPasswordStore {
    /** One at a time for each user: two at once must not pass the limit together. */
    private static final String OWNER = "SELECT id FROM accounts.users WHERE id = $1 FOR UPDATE";

    private static final String INSERT = "INSERT INTO accounts.app_passwords"
            + "(id, user_id, name, secret_hash, secret_sealed, created_at_ms)"
            + " SELECT $1, u.id, $3, $4, $5, $6::bigint FROM accounts.users u WHERE u.id = $2"
            + " AND (SELECT count(*) FROM accounts.app_passwords a WHERE a.user_id = u.id) < $7";
    private static final String OF = "SELECT " + Rows.APP_PASSWORD
            + " FROM accounts.app_passwords a WHERE a.user_id = $1 ORDER BY a.created_at_ms, a.id";
    private static final String DELETE = "DELETE FROM accounts.app_passwords WHERE user_id = $1 AND id = $2";
    private static final String BY_SECRET = "SELECT " + Rows.ACCOUNT + ", " + Rows.APP_PASSWORD
            + " FROM accounts.app_passwords a JOIN accounts.users u ON u.id = a.user_id WHERE a.secret_hash = $1";
    private static final String USED = "UPDATE accounts.app_passwords SET last_used_at_ms = $2 WHERE id = $1";

    private final Database database;

    PostgresAppPasswordStore(Database database) {
        this.database = database;
    }

    @Override
    public Future<Boolean> insert(AppPassword fresh, int max) {
        Tuple values = Tuple.of(
                fresh.id(), fresh.user().value(), fresh.name(), fresh.hash(), fresh.sealed(), fresh.createdAtMs());
        values.addValue(max);
        return database.transaction(tx -> tx.preparedQuery(OWNER)
                .execute(Tuple.of(fresh.user().value()))
                .compose(alone -> tx.preparedQuery(INSERT).execute(values))
                .map(inserted -> inserted.rowCount() == 1));
    }

    @Override
    public Future<List<AppPassword>> of(UserId user) {
        return database.run(client -> client.preparedQuery(OF).execute(Tuple.of(user.value())))
                .map(rows -> {
                    List<AppPassword> found = new ArrayList<>();
                    rows.forEach(row -> found.add(Rows.appPassword(row)));
                    return found;
                });
    }

    @Override
    public Future<Boolean> delete(UserId user, String id) {
        return database.run(client -> client.preparedQuery(DELETE).execute(Tuple.of(user.value(), id)))
                .map(deleted -> deleted.rowCount() == 1);
    }

    @Override
    public Future<Optional<Holder>> bySecret(String hash) {
        return database.run(client -> client.preparedQuery(BY_SECRET).execute(Tuple.of(hash)))
                .map(rows -> {
                    var each = rows.iterator();
                    return each.hasNext() ? Optional.of(holder(each.next())) : Optional.empty();
                });
    }

    private static Holder holder(Row row) {
        return new Holder(Rows.account(row), List.of(Rows.appPassword(row)));
    }

    @Override
    public Future<Void> used(String id, long atMs) {
        return database.run(client -> client.preparedQuery(USED).execute(Tuple.of(id, atMs)))
                .mapEmpty();
    }
}
