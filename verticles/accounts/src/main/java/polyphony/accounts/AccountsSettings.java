package polyphony.accounts;

import java.time.Duration;
import java.util.Base64;
import polyphony.shared.node.Problems;
import polyphony.shared.node.Secret;

/**
 * @param sessionMinutes validity of a bearer token, 1 to 10,080
 * @param refreshDays validity of a refresh token, 1 to 365
 * @param sessionsMax of one user, 1 to 1,000
 * @param readablePasswords keep own passwords also encrypted, for Subsonic's token scheme
 * @param passwordKey 32 bytes as base64; empty for the key file
 * @param argon2MemoryKiB 64 to 1,048,576
 * @param argon2Iterations 1 to 20
 * @param hashersMax password checks at a time, 1 to 16
 * @param hashesWaitingMax password checks that may wait, 1 to 1,000
 * @param attemptsMax wrong passwords for one user from one address, 1 to 1,000
 * @param attemptsPerAddressMax wrong passwords from one address, 1 to 100,000
 * @param attemptsSeconds the time in which they are counted, 1 to 86,400
 */
record AccountsSettings(
        int sessionMinutes,
        int refreshDays,
        int sessionsMax,
        boolean readablePasswords,
        Secret passwordKey,
        int argon2MemoryKiB,
        int argon2Iterations,
        int hashersMax,
        int hashesWaitingMax,
        int attemptsMax,
        int attemptsPerAddressMax,
        int attemptsSeconds) {
    AccountsSettings {
        passwordKey = passwordKey == null ? new Secret("") : passwordKey;
        var problems = new Problems();
        within(problems, "sessionMinutes", sessionMinutes, 1, 10_080);
        within(problems, "refreshDays", refreshDays, 1, 365);
        within(problems, "sessionsMax", sessionsMax, 1, 1_000);
        within(problems, "argon2MemoryKiB", argon2MemoryKiB, 64, 1_048_576);
        within(problems, "argon2Iterations", argon2Iterations, 1, 20);
        within(problems, "hashersMax", hashersMax, 1, 16);
        within(problems, "hashesWaitingMax", hashesWaitingMax, 1, 1_000);
        within(problems, "attemptsMax", attemptsMax, 1, 1_000);
        within(problems, "attemptsPerAddressMax", attemptsPerAddressMax, 1, 100_000);
        within(problems, "attemptsSeconds", attemptsSeconds, 1, 86_400);
        problems.unless(
                        passwordKey.isEmpty() || isKey(passwordKey.reveal()),
                        "accounts.passwordKey must be " + Vault.KEY_BYTES + " bytes as base64")
                .stopIfAny();
    }

    Duration sessionFor() {
        return Duration.ofMinutes(sessionMinutes);
    }

    Duration refreshFor() {
        return Duration.ofDays(refreshDays);
    }

    PasswordHash.Cost cost() {
        return new PasswordHash.Cost(argon2MemoryKiB, argon2Iterations);
    }

    private static void within(Problems problems, String key, int value, int min, int max) {
        problems.unless(value >= min && value <= max, "accounts." + key + " must be " + min + " to " + max);
    }

    private static boolean isKey(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length == Vault.KEY_BYTES;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
