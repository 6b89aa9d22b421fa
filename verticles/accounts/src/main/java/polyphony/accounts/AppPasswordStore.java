package polyphony.accounts;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import polyphony.shared.contract.UserId;

/** Where app passwords are kept. */
interface AppPasswordStore {
    /** False when the user has {@code max} of them already. */
    Future<Boolean> insert(AppPassword appPassword, int max);

    /** The user's, oldest first. */
    Future<List<AppPassword>> of(UserId user);

    /** False when the user has none of this id. */
    Future<Boolean> delete(UserId user, String id);

    /** Whose secret it is, with that one app password alone. */
    Future<Optional<Holder>> bySecret(String hash);

    Future<Void> used(String id, long atMs);
}
