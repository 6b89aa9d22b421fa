package polyphony.shared.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder;

    record Toy(int size, String colour, Inner inner) {
        Toy {
            new Problems().unless(size > 0, "size must be above zero").stopIfAny();
        }

        record Inner(int depth) {}
    }

    @Test
    void the_defaults_come_with_the_jar() {
        CommonSettings common = new Settings(null, Map.of(), Map.of()).common();

        assertEquals("127.0.0.1", common.cluster().host());
        assertEquals(List.of(), common.music());
        assertEquals(4, common.kafka().partitions());
    }

    @Test
    void the_file_beats_the_defaults_the_environment_the_file_and_the_command_line_all() throws IOException {
        Files.writeString(folder.resolve("toy.yaml"), "size: 1\ncolour: red\ninner:\n  depth: 1\n");
        var environment = Map.of("POLYPHONY_TOY_COLOUR", "green", "POLYPHONY_TOY_INNER_DEPTH", "2");

        Toy toy = new Settings(folder, environment, Map.of("toy.inner.depth", "3")).of("toy", Toy.class);

        assertEquals(new Toy(1, "green", new Toy.Inner(3)), toy);
    }

    @Test
    void lists_in_the_environment_are_parted_by_commas() {
        CommonSettings common = new Settings(null, Map.of("POLYPHONY_MUSIC", "/a, /b"), Map.of()).common();

        assertEquals(List.of("/a", "/b"), common.music());
    }

    @Test
    void every_unknown_key_is_told_at_once_with_the_known_ones() throws IOException {
        Files.writeString(folder.resolve("toy.yaml"), "sise: 1\ncolor: red\n");

        var unfit =
                assertThrows(Problems.Unfit.class, () -> new Settings(folder, Map.of(), Map.of()).of("toy", Toy.class));

        assertEquals(2, unfit.sentences().size());
        assertTrue(unfit.getMessage().contains("unknown key sise"));
        assertTrue(unfit.getMessage().contains("size, colour, inner"));
    }

    @Test
    void a_bad_value_stops_with_the_records_own_sentence() {
        var unfit = assertThrows(
                Problems.Unfit.class, () -> new Settings(null, Map.of(), Map.of("toy.size", "0")).of("toy", Toy.class));

        assertEquals(List.of("size must be above zero"), unfit.sentences());
    }

    @Test
    void a_secret_is_not_printed() {
        assertEquals("***", new Secret("sesame").toString());
    }
}
