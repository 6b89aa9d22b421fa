package polyphony.accounts;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.function.Function;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Identities;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.node.Node;

/**
 * What the verticle needs of its node.
 *
 * @param agreement whether all nodes have the same key of readable passwords
 */
record Surroundings(
        Bus bus,
        Identities identities,
        CommonSettings common,
        AccountsSettings settings,
        Clock clock,
        Function<Keys, Future<Void>> agreement) {
    static Surroundings of(Node node) {
        return new Surroundings(
                node.bus(),
                node.identities(),
                node.common(),
                node.settings("accounts", AccountsSettings.class),
                node.clock(),
                keys -> node.agree("passwords", keys.vault().fingerprint(), keys.where()));
    }
}
