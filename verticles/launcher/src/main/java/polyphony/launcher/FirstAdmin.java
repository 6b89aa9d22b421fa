package polyphony.launcher;

import io.vertx.core.Future;
import java.time.Duration;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Accounts;
import polyphony.shared.node.Node;

/** Tells the person who starts Polyphony for the first time how to sign in: once, and only then. */
final class FirstAdmin {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Node node;
    private final Terminal terminal;

    FirstAdmin(Node node, Terminal terminal) {
        this.node = node;
        this.terminal = terminal;
    }

    /** @param madeUpPassword what it is when nobody chose one, or null */
    void tell(long startedAtMs, String madeUpPassword) {
        var name = node.common().admin().name();
        var caller = node.bus().asService("launcher", PATIENCE);
        var madeNow = Waiting.until(
                node.bus()
                        .ask(Accounts.USER, new Accounts.ByUser(name), caller)
                        .map(user -> user.createdAtMs() >= startedAtMs)
                        .recover(FirstAdmin::notThere),
                PATIENCE,
                "accounts");
        if (madeNow) {
            terminal.line("sign in as " + name
                    + (madeUpPassword == null
                            ? " with the password that was configured"
                            : " with the password " + madeUpPassword));
        }
    }

    /** Somebody renamed or deleted that admin: no first start. */
    private static Future<Boolean> notThere(Throwable cause) {
        return cause instanceof Failure failure && failure.kind() == Failure.Kind.NOT_FOUND
                ? Future.succeededFuture(false)
                : Future.failedFuture(cause);
    }
}
