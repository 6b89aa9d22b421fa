package polyphony.launcher.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    @TempDir
    private Path folder;

    @Test
    void a_port_is_remembered_from_start_to_start() {
        var first = ports().take("redis");
        assertEquals(first, ports().take("redis"));
    }

    @Test
    void two_names_get_two_ports() {
        var ports = ports();
        assertNotEquals(ports.take("redis"), ports.take("kafka"));
    }

    @Test
    void a_port_that_somebody_took_meanwhile_is_replaced() throws IOException {
        var first = ports().take("redis");
        try (var taken = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            assertNotEquals(taken.getLocalPort(), ports().take("redis"));
        }
    }

    private Ports ports() {
        return new Ports(folder.resolve("ports"), new Random());
    }
}
