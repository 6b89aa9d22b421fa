package polyphony.accounts;

import io.vertx.sqlclient.Row;
import polyphony.shared.contract.UserId;

/** How rows become records. */
final class Rows {
    /** What {@link #account} reads; the table stands as {@code u} in the statement. */
    static final String ACCOUNT =
            "u.id, u.name, u.name_key, u.email, u.admin, u.password_hash, u.password_sealed, u.created_at_ms";
    /** What {@link #appPassword} reads; the table stands as {@code a}. */
    static final String APP_PASSWORD = "a.id AS app_id, a.user_id AS app_user, a.name AS app_name, a.secret_hash,"
            + " a.secret_sealed, a.created_at_ms AS app_created_at_ms, a.last_used_at_ms";

    private Rows() {}

    static Account account(Row row) {
        return new Account(
                new UserId(row.getString("id")),
                new UserName(row.getString("name"), row.getString("name_key")),
                row.getString("email"),
                row.getBoolean("admin"),
                new StoredPassword(row.getString("password_hash"), row.getString("password_sealed")),
                row.getLong("created_at_ms"));
    }

    static AppPassword appPassword(Row row) {
        return new AppPassword(
                row.getString("app_id"),
                new UserId(row.getString("app_user")),
                row.getString("app_name"),
                row.getString("secret_hash"),
                row.getString("secret_sealed"),
                row.getLong("app_created_at_ms"),
                row.getLong("last_used_at_ms"));
    }
}
