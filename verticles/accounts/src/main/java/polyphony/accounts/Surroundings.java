package polyphony.accounts;

import java.time.Clock;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Identities;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.node.Node;

/** What the verticle needs of its node. */
record Surroundings(Bus bus, Identities identities, CommonSettings common, AccountsSettings settings, Clock clock) {
    static Surroundings of(Node node) {
        return new Surroundings(
                node.bus(),
                node.identities(),
                node.common(),
                node.settings("accounts", AccountsSettings.class),
                node.clock());
    }
}
