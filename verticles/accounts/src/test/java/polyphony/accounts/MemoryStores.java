package polyphony.accounts;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import polyphony.shared.contract.UserId;

/** Users and app passwords in memory, and the sessions beside them. */
final class MemoryStores implements AccountStore, AppPasswordStore {
    private final TreeMap<String, Account> accounts = new TreeMap<>();
    private final MemorySessionStore sessions = new MemorySessionStore(this::byId);
    private final Map<String, AppPassword> appPasswords = new LinkedHashMap<>();

    Stores stores() {
        return new Stores(this, sessions, this);
    }

    @Override
    public Future<Optional<Account>> byKey(String nameKey) {
        return Future.succeededFuture(Optional.ofNullable(accounts.get(nameKey)));
    }

    @Override
    public Future<Optional<Holder>> holder(String nameKey) {
        Account account = accounts.get(nameKey);
        return Future.succeededFuture(
                account == null ? Optional.empty() : Optional.of(new Holder(account, owned(account.id()))));
    }

    @Override
    public Future<Boolean> isEmpty() {
        return Future.succeededFuture(accounts.isEmpty());
    }

    @Override
    public Future<List<Account>> page(String afterKey, int limit) {
        return Future.succeededFuture(
                accounts.tailMap(afterKey, false).values().stream().limit(limit).toList());
    }

    @Override
    public Future<List<String>> names(String prefixKey, int limit) {
        return Future.succeededFuture(accounts.values().stream()
                .filter(account -> account.name().key().startsWith(prefixKey))
                .map(account -> account.name().shown())
                .limit(limit)
                .toList());
    }

    @Override
    public Future<Boolean> insert(Account account) {
        return Future.succeededFuture(accounts.putIfAbsent(account.name().key(), account) == null);
    }

    @Override
    public Future<Boolean> insertFirst(Account account) {
        return accounts.isEmpty() ? insert(account) : Future.succeededFuture(false);
    }

    @Override
    public Future<Change> update(UserId id, String email, Boolean admin) {
        Account before = byId(id);
        if (Boolean.FALSE.equals(admin) && isLastAdmin(id)) {
            return Future.succeededFuture(Change.LAST_ADMIN);
        }
        String mail = email == null || before == null ? null : email;
        return replace(
                before,
                before == null
                        ? null
                        : new Account(
                                id,
                                before.name(),
                                mail == null ? before.email() : mail.isEmpty() ? null : mail,
                                admin == null ? before.admin() : admin,
                                before.password(),
                                before.createdAtMs()));
    }

    @Override
    public Future<Change> delete(UserId id) {
        Account account = byId(id);
        if (isLastAdmin(id)) {
            return Future.succeededFuture(Change.LAST_ADMIN);
        }
        if (account == null) {
            return Future.succeededFuture(Change.GONE);
        }
        accounts.remove(account.name().key());
        sessions.endAll(id, null);
        appPasswords.values().removeIf(one -> one.user().equals(id));
        return Future.succeededFuture(Change.DONE);
    }

    @Override
    public Future<Change> setPassword(UserId id, StoredPassword password, String exceptTokenHash) {
        Account before = byId(id);
        sessions.endAll(id, exceptTokenHash);
        return replace(before, before == null ? null : with(before, password));
    }

    @Override
    public Future<Void> renew(UserId id, StoredPassword before, StoredPassword after) {
        Account account = byId(id);
        if (account != null && account.password().hash().equals(before.hash())) {
            accounts.put(account.name().key(), with(account, after));
        }
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> forgetSealed() {
        accounts.replaceAll((key, account) ->
                with(account, new StoredPassword(account.password().hash(), null)));
        return Future.succeededFuture();
    }

    @Override
    public Future<Boolean> insert(AppPassword appPassword, int max) {
        if (owned(appPassword.user()).size() >= max) {
            return Future.succeededFuture(false);
        }
        appPasswords.put(appPassword.id(), appPassword);
        return Future.succeededFuture(true);
    }

    @Override
    public Future<List<AppPassword>> of(UserId user) {
        return Future.succeededFuture(owned(user));
    }

    @Override
    public Future<Boolean> delete(UserId user, String id) {
        return Future.succeededFuture(
                owned(user).stream().anyMatch(one -> one.id().equals(id)) && appPasswords.remove(id) != null);
    }

    @Override
    public Future<Optional<Holder>> bySecret(String hash) {
        return Future.succeededFuture(appPasswords.values().stream()
                .filter(one -> one.hash().equals(hash))
                .map(one -> new Holder(byId(one.user()), List.of(one)))
                .findFirst());
    }

    @Override
    public Future<Void> used(String id, long atMs) {
        appPasswords.computeIfPresent(
                id,
                (key, one) ->
                        new AppPassword(id, one.user(), one.name(), one.hash(), one.sealed(), one.createdAtMs(), atMs));
        return Future.succeededFuture();
    }

    private List<AppPassword> owned(UserId user) {
        return appPasswords.values().stream()
                .filter(one -> one.user().equals(user))
                .toList();
    }

    private Future<Change> replace(Account before, Account after) {
        if (before == null) {
            return Future.succeededFuture(Change.GONE);
        }
        accounts.put(before.name().key(), after);
        return Future.succeededFuture(Change.DONE);
    }

    private static Account with(Account account, StoredPassword password) {
        return new Account(
                account.id(), account.name(), account.email(), account.admin(), password, account.createdAtMs());
    }

    private boolean isLastAdmin(UserId id) {
        return accounts.values().stream()
                .filter(Account::admin)
                .map(Account::id)
                .toList()
                .equals(List.of(id));
    }

    private Account byId(UserId id) {
        return accounts.values().stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
