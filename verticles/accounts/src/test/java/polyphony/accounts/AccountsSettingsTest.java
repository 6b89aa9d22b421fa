package polyphony.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import polyphony.shared.node.Problems;
import polyphony.shared.node.Secret;
import polyphony.shared.node.Settings;

class AccountsSettingsTest {
    @Test
    void the_defaults_are_those_of_the_file() {
        var settings = new Settings(null, Map.of(), Map.of()).of("accounts", AccountsSettings.class);

        assertEquals(new AccountsSettings(60, 30, 50, true, new Secret(""), 19_456, 2, 2, 64, 10, 100, 300), settings);
    }

    @Test
    void the_key_can_come_from_the_environment_and_must_be_one() {
        String key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
        var settings = new Settings(null, Map.of("POLYPHONY_ACCOUNTS_PASSWORD_KEY", key), Map.of())
                .of("accounts", AccountsSettings.class);
        var wrong = new Settings(null, Map.of("POLYPHONY_ACCOUNTS_PASSWORD_KEY", "short"), Map.of());

        assertEquals(new Secret(key), settings.passwordKey());
        assertThrows(Problems.Unfit.class, () -> wrong.of("accounts", AccountsSettings.class));
    }

    @Test
    void all_problems_are_told_at_once() {
        var problems = assertThrows(
                Problems.Unfit.class,
                () -> new AccountsSettings(0, 0, 0, true, new Secret("short"), 0, 0, 0, 0, 0, 0, 0));

        assertEquals(11, problems.sentences().size());
    }
}
