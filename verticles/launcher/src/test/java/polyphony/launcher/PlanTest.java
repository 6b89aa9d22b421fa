package polyphony.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import polyphony.shared.node.Share;

class PlanTest {
    @Test
    void settings_go_by_the_environment_and_not_by_the_command_line_that_others_can_read() {
        var plan = new Plan(
                Path.of("/a b/catalog-2.1.jar"), Path.of("/conf"), new Share(2, 5), Map.of("postgres.password", "x=y"));

        List<String> words = List.of(plan.text().split("\0", -1));

        assertEquals(
                List.of(
                        "jar=/a b/catalog-2.1.jar",
                        "arg=--conf",
                        "arg=/conf",
                        "arg=--instances",
                        "arg=2",
                        "arg=--weight",
                        "arg=5",
                        "env=POLYPHONY_POSTGRES_PASSWORD=x=y",
                        ""),
                words);
        assertFalse(words.contains("arg=x=y"));
    }
}
