package polyphony.playlists;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Accounts;

/** Asks accounts. */
final class BusUsers implements Users {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Bus bus;

    BusUsers(Bus bus) {
        this.bus = bus;
    }

    @Override
    public Future<Optional<Guest>> named(String name) {
        // As a service: a listener may share with others, and not look at their accounts.
        return bus.ask(Accounts.USER, new Accounts.ByUser(name), bus.asService("playlists", PATIENCE))
                .map(user -> Optional.of(new Guest(user.id(), user.name())))
                .recover(BusUsers::nobody);
    }

    private static Future<Optional<Guest>> nobody(Throwable cause) {
        return cause instanceof Failure failure && failure.kind() == Failure.Kind.NOT_FOUND
                ? Future.succeededFuture(Optional.empty())
                : Future.failedFuture(cause);
    }
}
