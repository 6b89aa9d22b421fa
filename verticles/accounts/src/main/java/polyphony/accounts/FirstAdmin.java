package polyphony.accounts;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.node.CommonSettings;

/**
 * Makes the first admin when there is no user. A password that nobody chose is made up and told in the file
 * {@code DATA/first-admin}: the name on one line, the password on the next; whoever shows it to a person deletes it.
 */
final class FirstAdmin {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);

    private final AccountStore store;
    private final Passwords passwords;
    private final Passwords.Workers workers;
    private final Tokens tokens;
    private final CommonSettings.Admin settings;
    private final Path file;
    private final Clock clock;

    FirstAdmin(
            AccountStore store,
            Passwords passwords,
            Passwords.Workers workers,
            Tokens tokens,
            CommonSettings.Admin settings,
            Path data,
            Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.workers = workers;
        this.tokens = tokens;
        this.settings = settings;
        this.file = data.resolve("first-admin");
        this.clock = clock;
    }

    Future<Void> makeIfAlone() {
        return store.isEmpty().compose(alone -> alone ? make() : Future.succeededFuture());
    }

    private Future<Void> make() {
        boolean madeUp = settings.password().isEmpty();
        String password = madeUp ? tokens.typed() : settings.password().reveal();
        UserName name = UserName.ofNew(settings.name());
        var id = tokens.userId();
        // The file first: an admin whose password nobody knows would be worse than a file too many.
        return (madeUp ? workers.run(() -> write(name, password)) : Future.<Void>succeededFuture())
                .compose(written -> passwords.store(id, password))
                .compose(stored -> store.insertFirst(new Account(id, name, null, true, stored, clock.millis())))
                .compose(first -> {
                    if (first) {
                        LOG.info("the first admin is {}", name.shown());
                    }
                    return first || !madeUp ? Future.succeededFuture() : workers.run(this::delete);
                });
    }

    private Void write(UserName name, String password) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, name.shown() + "\n" + password + "\n");
        return null;
    }

    private Void delete() throws IOException {
        Files.deleteIfExists(file);
        return null;
    }
}
