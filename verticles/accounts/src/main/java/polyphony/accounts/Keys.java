package polyphony.accounts;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import polyphony.shared.node.IdentityKey;

/**
 * What has to be read and worked out before the first password can be checked. Blocks: for workers only.
 *
 * @param vault under the key of the settings, or of the file {@code DATA/keys/passwords.key}
 * @param decoy a hash that no password has
 */
record Keys(Vault vault, PasswordHash hash, String decoy) {
    static Keys read(AccountsSettings settings, Path data, SecureRandom random) {
        var hash = new PasswordHash(settings.cost(), random);
        byte[] key = settings.passwordKey().isEmpty()
                ? IdentityKey.readOrMake(data.resolve("keys").resolve("passwords.key"))
                : Base64.getDecoder().decode(settings.passwordKey().reveal());
        return new Keys(new Vault(key, random), hash, hash.of(new Tokens(random).token()));
    }
}
