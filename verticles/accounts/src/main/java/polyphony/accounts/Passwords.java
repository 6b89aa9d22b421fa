package polyphony.accounts;

import io.vertx.core.Future;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.UserId;

/** Makes and checks stored passwords on workers, a bounded number of them waiting. */
final class Passwords {
    /** Runs blocking work elsewhere. */
    interface Workers {
        <T> Future<T> run(Callable<T> work);
    }

    private final PasswordHash hash;
    private final Vault vault;
    private final boolean readable;
    private final Workers workers;
    private final int waitingMax;
    private final String decoy;
    private final AtomicInteger waiting = new AtomicInteger();

    /** @param decoy a hash that no password has, with today's amount of work */
    Passwords(PasswordHash hash, Vault vault, boolean readable, Workers workers, int waitingMax, String decoy) {
        this.hash = hash;
        this.vault = vault;
        this.readable = readable;
        this.workers = workers;
        this.waitingMax = waitingMax;
        this.decoy = decoy;
    }

    /** Whether own passwords can be read again. */
    boolean readable() {
        return readable;
    }

    Future<StoredPassword> store(UserId owner, String password) {
        return run(() -> new StoredPassword(hash.of(password), readable ? vault.seal(password, owner.value()) : null));
    }

    /** @param account whose password it should be; null takes as long and says no */
    Future<Boolean> matches(String password, Account account) {
        String expected = account == null ? decoy : account.password().hash();
        return run(() -> hash.matches(password, expected) && account != null);
    }

    /** Whether a right password should be stored anew, because today's settings ask for something else. */
    boolean isOutdated(StoredPassword password) {
        return hash.isOutdated(password.hash()) || readable == (password.sealed() == null);
    }

    private <T> Future<T> run(Callable<T> work) {
        if (waiting.incrementAndGet() > waitingMax) {
            waiting.decrementAndGet();
            // Not UNAVAILABLE: those who flood us must not trip the breaker of everybody.
            return Future.failedFuture(Failure.tooMany("too many passwords are being checked; try again shortly"));
        }
        return workers.run(work).onComplete(ended -> waiting.decrementAndGet());
    }
}
