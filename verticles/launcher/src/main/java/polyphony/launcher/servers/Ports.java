package polyphony.launcher.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.random.RandomGenerator;

/** Free loopback ports, the same ones at every start as long as nobody else took them. */
public final class Ports {
    // Below the range from which Linux and macOS take the ports of outgoing connections, so that none of those is in
    // the way.
    private static final int LOWEST = 21_000;
    private static final int HIGHEST = 31_999;
    private static final int TRIES_MAX = 1_000;

    private final Path file;
    private final RandomGenerator random;
    private final Properties remembered = new Properties();

    public Ports(Path file, RandomGenerator random) {
        this.file = file;
        this.random = random;
        if (Files.exists(file)) {
            read();
        }
    }

    /** The port remembered under this name when it is free, else a free one, remembered from now on. */
    public synchronized int take(String name) {
        var last = Integer.parseInt(remembered.getProperty(name, "0"));
        if (last > 0 && free(last)) {
            return last;
        }
        var port = anyFree();
        remembered.setProperty(name, Integer.toString(port));
        write();
        return port;
    }

    /** Whether a server could listen there now. */
    public static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException busy) {
            return false;
        }
    }

    private int anyFree() {
        for (var tries = 0; tries < TRIES_MAX; tries++) {
            var port = random.nextInt(LOWEST, HIGHEST + 1);
            if (!remembered.containsValue(Integer.toString(port)) && free(port)) {
                return port;
            }
        }
        throw new Refused("No free port was found between " + LOWEST + " and " + HIGHEST + ".");
    }

    private void read() {
        try (var reader = Files.newBufferedReader(file)) {
            remembered.load(reader);
        } catch (IOException e) {
            throw new Refused("The remembered ports in " + file + " cannot be read", e);
        }
    }

    private void write() {
        try (var writer = Files.newBufferedWriter(file)) {
            remembered.store(writer, null);
        } catch (IOException e) {
            throw new Refused("The ports cannot be remembered in " + file, e);
        }
    }
}
