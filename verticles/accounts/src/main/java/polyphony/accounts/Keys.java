package polyphony.accounts;

import java.security.SecureRandom;
import java.util.Base64;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.node.IdentityKey;

/**
 * What has to be read and worked out before the first password can be checked. Blocks: for workers only.
 *
 * @param vault under the key of the settings, or of the file {@code passwords.key} beside the cluster's key
 * @param where that key was found, for people
 * @param decoy a hash that no password has
 */
record Keys(Vault vault, String where, PasswordHash hash, String decoy) {
    static Keys read(AccountsSettings settings, CommonSettings common, SecureRandom random) {
        var hash = new PasswordHash(settings.cost(), random);
        var file = common.identityKey().resolveSibling("passwords.key");
        boolean inFile = settings.passwordKey().isEmpty();
        byte[] key = inFile
                ? IdentityKey.of(common, file)
                : Base64.getDecoder().decode(settings.passwordKey().reveal());
        return new Keys(
                new Vault(key, random),
                inFile ? file.toString() : "accounts.passwordKey",
                hash,
                hash.of(new Tokens(random).token()));
    }
}
