package polyphony.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import polyphony.launcher.servers.Refused;

class ArgumentsTest {
    @Test
    void options_may_stand_anywhere_and_repeat() {
        var arguments = Arguments.of("up", "--music", "/a", "full", "--music=/b=c");
        assertEquals(List.of("full"), arguments.rest());
        assertEquals(List.of("/a", "/b=c"), arguments.options().get("music"));
    }

    @Test
    void some_options_stand_alone() {
        var arguments = Arguments.of("nodes", "--json", "--data", "/a");
        assertEquals(true, arguments.flag("json"));
        assertEquals(false, arguments.flag("once"));
        assertEquals(List.of("/a"), arguments.options().get("data"));
    }

    @Test
    void an_option_without_its_value_is_refused() {
        var refused = assertThrows(Refused.class, () -> Arguments.of("up", "--port"));
        assertEquals("--port needs a value.", refused.getMessage());
    }

    @Test
    void an_option_that_can_be_given_once_is_refused_twice() {
        var arguments = Arguments.of("user", "--admin", "true", "--admin", "false");
        assertThrows(Refused.class, () -> arguments.option("admin"));
        assertEquals(Optional.empty(), arguments.option("other"));
    }
}
