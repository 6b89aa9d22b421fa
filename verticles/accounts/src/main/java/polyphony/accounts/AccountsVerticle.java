package polyphony.accounts;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import polyphony.shared.contract.Accounts;
import polyphony.shared.store.Database;
import polyphony.shared.store.OutboxTopic;

/** Wires accounts: settings → keys → database → stores → rules → addresses. */
final class AccountsVerticle extends VerticleBase {
    private static final long WRONG_TOKEN_PAUSE_MS = 100;
    private static final long SWEEP_MS = TimeUnit.HOURS.toMillis(1);

    private final Surroundings around;
    private final SecureRandom random = new SecureRandom();
    private WorkerExecutor hashers;
    private Database database;
    private OutboxTopic topic;

    AccountsVerticle(Surroundings around) {
        this.around = around;
    }

    @Override
    public Future<?> start() {
        hashers = vertx.createSharedWorkerExecutor("accounts", around.settings().hashersMax());
        return work(() -> Keys.read(around.settings(), around.common(), random))
                .compose(keys -> around.agreement().apply(keys).map(keys))
                .compose(keys -> Database.open(vertx, around.common().postgres(), "accounts")
                        .compose(opened -> serve(keys, opened)));
    }

    private Future<Void> serve(Keys keys, Database opened) {
        database = opened;
        topic = new OutboxTopic(vertx, around.common().kafka(), database, Accounts.TOPIC);
        var means = new AccountsRules.Means(Stores.of(database), keys, this::work, random, around.clock());
        var rules = new AccountsRules(around.settings(), means, changed -> {
            topic.wake();
            around.bus().announce(Accounts.CHANGED, changed);
        });
        var addresses = rules.addresses(
                around.identities()::sign,
                () -> vertx.timer(WRONG_TOKEN_PAUSE_MS, TimeUnit.MILLISECONDS).mapEmpty());
        return rules.prepare(around.common().admin(), around.common().dataFolder())
                .compose(ready -> around.bus().hear(Accounts.CHANGED, changed -> rules.forget(changed.user())))
                .compose(hearing -> addresses.answer(around.bus()))
                .onSuccess(answering -> {
                    topic.start();
                    vertx.setPeriodic(SWEEP_MS, tick -> addresses.signIn().sweep());
                });
    }

    private <T> Future<T> work(Callable<T> blocking) {
        return hashers.executeBlocking(blocking, false);
    }

    @Override
    public Future<?> stop() {
        Future<Void> told = topic == null ? Future.succeededFuture() : topic.stop();
        return told.otherwiseEmpty()
                .compose(stopped -> database == null ? Future.succeededFuture() : database.close())
                .eventually(hashers::close);
    }
}
