package polyphony.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import polyphony.shared.node.Problems;

class OverridesTest {
    private final Overrides overrides = new Overrides(Path.of("/people/ann"));

    @Test
    void short_options_and_keys_of_files_become_settings() {
        var arguments = Arguments.of("up", "--port", "4050", "--gateway.host", "0.0.0.0", "--kafka.partitions", "2");
        assertEquals(
                Map.of("gateway.port", "4050", "gateway.host", "0.0.0.0", "kafka.partitions", "2"),
                overrides.of(arguments, Set.of()));
    }

    @Test
    void paths_start_from_the_folder_that_the_person_is_in() {
        var arguments = Arguments.of("up", "--music", "../music", "--music", "/srv/music", "--data", "d");
        assertEquals(
                Map.of("music", "/people/music,/srv/music", "data", "/people/ann/d"),
                overrides.of(arguments, Set.of()));
    }

    @Test
    void everything_unknown_is_told_at_once() {
        var arguments = Arguments.of("up", "--bogus", "1", "--gateway.prot", "2", "--gateway", "3");
        var unfit = assertThrows(Problems.Unfit.class, () -> overrides.of(arguments, Set.of()));
        assertEquals(
                List.of("--bogus", "--gateway", "--gateway.prot"),
                unfit.sentences().stream()
                        .map(sentence -> sentence.substring(0, sentence.indexOf(' ')))
                        .sorted()
                        .toList());
    }

    @Test
    void a_commands_own_option_is_no_setting() {
        assertEquals(Map.of(), overrides.of(Arguments.of("run", "--instances", "2"), Set.of("instances")));
    }
}
