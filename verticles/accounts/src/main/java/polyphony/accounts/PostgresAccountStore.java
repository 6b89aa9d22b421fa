package polyphony.accounts;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.UserId;
import polyphony.shared.store.Database;
import polyphony.shared.store.Outbox;

/** Users in PostgreSQL. */
final class PostgresAccountStore implements AccountStore {
    private static final String BY_KEY = "SELECT " + Rows.ACCOUNT + " FROM accounts.users u WHERE u.name_key = $1";
    private static final String HOLDER = "SELECT " + Rows.ACCOUNT + ", " + Rows.APP_PASSWORD
            + " FROM accounts.users u LEFT JOIN accounts.app_passwords a ON a.user_id = u.id WHERE u.name_key = $1";
    private static final String IS_EMPTY = "SELECT NOT EXISTS (SELECT FROM accounts.users) AS is_empty";
    private static final String PAGE =
            "SELECT " + Rows.ACCOUNT + " FROM accounts.users u WHERE u.name_key > $1 ORDER BY u.name_key LIMIT $2";
    private static final String NAMES =
            "SELECT name FROM accounts.users WHERE starts_with(name_key, $1) ORDER BY name_key LIMIT $2";
    private static final String INSERT = "INSERT INTO accounts.users"
            + "(id, name, name_key, email, admin, password_hash, password_sealed, created_at_ms)"
            + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (name_key) DO NOTHING";
    private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtext('accounts first admin'))";
    /** All of them, in order: two who take the role from one another at once must wait for each other. */
    private static final String ADMINS = "SELECT id FROM accounts.users WHERE admin ORDER BY id FOR UPDATE";

    private static final String UPDATE =
            "UPDATE accounts.users SET email = CASE WHEN $2::text IS NULL THEN email ELSE nullif($2, '') END,"
                    + " admin = coalesce($3, admin) WHERE id = $1";
    private static final String DELETE = "DELETE FROM accounts.users WHERE id = $1";
    private static final String SET_PASSWORD =
            "UPDATE accounts.users SET password_hash = $2, password_sealed = $3 WHERE id = $1";
    private static final String END_SESSIONS =
            "DELETE FROM accounts.sessions WHERE user_id = $1 AND token_hash IS DISTINCT FROM $2::text";
    private static final String RENEW = "UPDATE accounts.users SET password_hash = $3, password_sealed = $4"
            + " WHERE id = $1 AND password_hash = $2";
    private static final String FORGET_SEALED =
            "UPDATE accounts.users SET password_sealed = NULL WHERE password_sealed IS NOT NULL";

    private final Database database;
    private final Outbox outbox = new Outbox("accounts");

    PostgresAccountStore(Database database) {
        this.database = database;
    }

    @Override
    public Future<Optional<Account>> byKey(String nameKey) {
        return run(BY_KEY, Tuple.of(nameKey))
                .map(rows -> stream(rows).map(Rows::account).findFirst());
    }

    @Override
    public Future<Optional<Holder>> holder(String nameKey) {
        return run(HOLDER, Tuple.of(nameKey)).map(PostgresAccountStore::holder);
    }

    private static Optional<Holder> holder(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        List<AppPassword> appPasswords = new ArrayList<>();
        for (Row row : rows) {
            if (row.getString("app_id") != null) {
                appPasswords.add(Rows.appPassword(row));
            }
        }
        return Optional.of(new Holder(Rows.account(rows.iterator().next()), appPasswords));
    }

    @Override
    public Future<Boolean> isEmpty() {
        return run(IS_EMPTY, Tuple.tuple()).map(rows -> rows.iterator().next().getBoolean("is_empty"));
    }

    @Override
    public Future<List<Account>> page(String afterKey, int limit) {
        return run(PAGE, Tuple.of(afterKey, limit))
                .map(rows -> stream(rows).map(Rows::account).toList());
    }

    @Override
    public Future<List<String>> names(String prefixKey, int limit) {
        return run(NAMES, Tuple.of(prefixKey, limit))
                .map(rows -> stream(rows).map(row -> row.getString("name")).toList());
    }

    @Override
    public Future<Boolean> insert(Account account) {
        return database.transaction(tx -> insert(tx, account));
    }

    @Override
    public Future<Boolean> insertFirst(Account account) {
        return database.transaction(tx -> tx.query(ALONE)
                .execute()
                .compose(alone -> tx.query(IS_EMPTY).execute())
                .compose(rows -> rows.iterator().next().getBoolean("is_empty")
                        ? insert(tx, account)
                        : Future.succeededFuture(false)));
    }

    private Future<Boolean> insert(SqlConnection tx, Account account) {
        Tuple values = Tuple.tuple(List.of(
                account.id().value(), account.name().shown(), account.name().key()));
        values.addValue(account.email())
                .addValue(account.admin())
                .addValue(account.password().hash())
                .addValue(account.password().sealed())
                .addValue(account.createdAtMs());
        return tx.preparedQuery(INSERT)
                .execute(values)
                .compose(inserted -> inserted.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : tell(tx, account.id(), false).map(true));
    }

    @Override
    public Future<Change> update(UserId id, String email, Boolean admin) {
        return database.transaction(tx -> isLastAdmin(tx, id, Boolean.FALSE.equals(admin))
                .compose(last -> last ? Future.succeededFuture(Change.LAST_ADMIN) : update(tx, id, email, admin)));
    }

    private Future<Change> update(SqlConnection tx, UserId id, String email, Boolean admin) {
        return tx.preparedQuery(UPDATE)
                .execute(Tuple.of(id.value(), email, admin))
                .compose(updated -> done(tx, updated, id, false));
    }

    @Override
    public Future<Change> delete(UserId id) {
        return database.transaction(tx -> isLastAdmin(tx, id, true).compose(last -> {
            if (last) {
                return Future.succeededFuture(Change.LAST_ADMIN);
            }
            return tx.preparedQuery(DELETE)
                    .execute(Tuple.of(id.value()))
                    .compose(deleted -> done(tx, deleted, id, true));
        }));
    }

    private static Future<Boolean> isLastAdmin(SqlConnection tx, UserId id, boolean losesRole) {
        if (!losesRole) {
            return Future.succeededFuture(false);
        }
        return tx.query(ADMINS)
                .execute()
                .map(rows ->
                        stream(rows).map(row -> row.getString("id")).toList().equals(List.of(id.value())));
    }

    private Future<Change> done(SqlConnection tx, RowSet<Row> changed, UserId id, boolean deleted) {
        return changed.rowCount() == 0
                ? Future.succeededFuture(Change.GONE)
                : tell(tx, id, deleted).map(Change.DONE);
    }

    /** Deleted users stay in the topic: a reader that was away for long must still learn of it. */
    private Future<Void> tell(SqlConnection tx, UserId id, boolean deleted) {
        return outbox.add(tx, Accounts.TOPIC, id.value(), new Accounts.Changed(id, deleted));
    }

    @Override
    public Future<Change> setPassword(UserId id, StoredPassword password, String exceptTokenHash) {
        return database.transaction(tx -> tx.preparedQuery(SET_PASSWORD)
                .execute(Tuple.of(id.value(), password.hash(), password.sealed()))
                .compose(updated -> updated.rowCount() == 0
                        ? Future.succeededFuture(Change.GONE)
                        : tx.preparedQuery(END_SESSIONS)
                                .execute(Tuple.of(id.value(), exceptTokenHash))
                                .map(Change.DONE)));
    }

    @Override
    public Future<Void> renew(UserId id, StoredPassword before, StoredPassword after) {
        return run(RENEW, Tuple.of(id.value(), before.hash(), after.hash(), after.sealed()))
                .mapEmpty();
    }

    @Override
    public Future<Void> forgetSealed() {
        return run(FORGET_SEALED, Tuple.tuple()).mapEmpty();
    }

    private Future<RowSet<Row>> run(String sql, Tuple values) {
        return database.run(client -> client.preparedQuery(sql).execute(values));
    }

    private static java.util.stream.Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
