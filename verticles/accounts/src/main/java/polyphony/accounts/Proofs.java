package polyphony.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import polyphony.shared.bus.Identity;
import polyphony.shared.contract.Accounts;

/** Signs who somebody is, for five minutes. */
final class Proofs {
    private static final Duration VALIDITY = Duration.ofMinutes(5);

    private final Function<Identity, String> sign;
    private final Clock clock;

    Proofs(Function<Identity, String> sign, Clock clock) {
        this.sign = sign;
        this.clock = clock;
    }

    Accounts.Proof of(Account account) {
        long expiresAtMs = clock.millis() + VALIDITY.toMillis();
        var identity = new Identity(account.id(), account.name().shown(), account.admin(), expiresAtMs);
        return new Accounts.Proof(sign.apply(identity), account.user(), expiresAtMs);
    }
}
