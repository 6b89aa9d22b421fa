package polyphony.accounts;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Compares what an app sent with the secrets of an account, without the slow hash. */
final class Secrets {
    /** What was recognised: the own password, or an app password. */
    record Match(AppPassword appPassword) {
        static final Match OWN = new Match(null);
    }

    private final Vault vault;

    Secrets(Vault vault) {
        this.vault = vault;
    }

    Optional<Match> password(Holder holder, String password) {
        String hash = Tokens.hash(password);
        for (AppPassword appPassword : holder.appPasswords()) {
            if (Tokens.same(appPassword.hash(), hash)) {
                return Optional.of(new Match(appPassword));
            }
        }
        return own(holder).filter(own -> Tokens.same(own, password)).map(own -> Match.OWN);
    }

    /** @param token the hex MD5 of secret + salt */
    Optional<Match> token(Holder holder, String token, String salt) {
        String wanted = token.toLowerCase(Locale.ROOT);
        Optional<String> own = own(holder);
        if (own.isPresent() && Tokens.same(md5(own.get(), salt), wanted)) {
            return Optional.of(Match.OWN);
        }
        for (AppPassword appPassword : holder.appPasswords()) {
            Optional<String> secret = vault.open(appPassword.sealed(), appPassword.id());
            if (secret.isPresent() && Tokens.same(md5(secret.get(), salt), wanted)) {
                return Optional.of(new Match(appPassword));
            }
        }
        return Optional.empty();
    }

    private Optional<String> own(Holder holder) {
        Account account = holder.account();
        String sealed = account.password().sealed();
        return sealed == null
                ? Optional.empty()
                : vault.open(sealed, account.id().value());
    }

    private static String md5(String secret, String salt) {
        return HexFormat.of().formatHex(Tokens.digest("MD5", secret + salt));
    }
}
