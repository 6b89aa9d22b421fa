package polyphony.launcher.servers;

import java.util.Map;

/**
 * A server that answers.
 *
 * @param settings what tells the services of it, by dotted key
 */
record RunningServer(Map<String, String> settings, Child child) implements AutoCloseable {
    @Override
    public void close() {
        child.close();
    }
}
