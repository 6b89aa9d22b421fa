package polyphony.playlists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import polyphony.shared.node.Problems;
import polyphony.shared.node.Settings;

class PlaylistsSettingsTest {
    @Test
    void the_defaults_are_those_of_the_file() {
        var settings = new Settings(null, Map.of(), Map.of()).of("playlists", PlaylistsSettings.class);

        assertEquals(new PlaylistsSettings(1_000), settings);
    }

    @Test
    void a_bad_value_stops_the_start() {
        assertThrows(Problems.Unfit.class, () -> new PlaylistsSettings(0));
    }
}
