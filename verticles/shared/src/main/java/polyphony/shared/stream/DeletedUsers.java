package polyphony.shared.stream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Function;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.UserId;
import polyphony.shared.node.CommonSettings;

/**
 * Who was deleted, from the topic {@code accounts}, for all that keep something of each user. Forgetting twice must do no
 * more than forgetting once: then no event needs to be remembered.
 */
public final class DeletedUsers {
    private DeletedUsers() {}

    /** A reader, for the group that the service's name makes, that has every deleted user forgotten. */
    public static PatientReader<Accounts.Changed> reader(
            Vertx vertx, CommonSettings.Kafka kafka, String group, Function<UserId, Future<Void>> forget) {
        return new PatientReader<>(
                vertx, kafka, group, Accounts.TOPIC, Accounts.Changed.class, batch -> forgotten(batch, forget));
    }

    /** Has the users forgotten who are deleted by these events, one after the other: a key without a value is gone too. */
    public static Future<Void> forgotten(
            List<Received<Accounts.Changed>> batch, Function<UserId, Future<Void>> forget) {
        Future<Void> all = Future.succeededFuture();
        for (Received<Accounts.Changed> event : batch) {
            if (event.value() == null || event.value().deleted()) {
                all = all.compose(next -> forget.apply(new UserId(event.key())));
            }
        }
        return all;
    }
}
