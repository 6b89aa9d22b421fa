package polyphony.launcher.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsTest {
    @TempDir
    private Path folder;

    @Test
    void without_the_tools_a_command_runs_as_it_is() {
        assertEquals(List.of("redis"), new Tools(folder.toString()).wrapped(List.of("redis"), "TERM"));
    }

    @Test
    void with_the_tools_a_command_gets_a_session_and_hears_of_its_parents_death() throws IOException {
        tool("setsid");
        tool("setpriv");
        assertEquals(
                List.of("setsid", "setpriv", "--pdeathsig", "INT", "postgres"),
                new Tools("/nowhere:" + folder).wrapped(List.of("postgres"), "INT"));
    }

    private void tool(String name) throws IOException {
        Files.createFile(folder.resolve(name)).toFile().setExecutable(true);
    }
}
