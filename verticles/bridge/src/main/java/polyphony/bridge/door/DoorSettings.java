package polyphony.bridge.door;

import polyphony.shared.node.Problems;

/**
 * @param port 0 for no door
 * @param credentials file that says who may do what
 * @param connectionsMax programs at a time, 1 to 10,000
 * @param frameBytesMax largest frame, 1,024 to 1,048,576
 * @param pendingMax asks of one program, or of others to it, that are under way, 1 to 10,000
 */
public record DoorSettings(
        String host, int port, String credentials, int connectionsMax, int frameBytesMax, int pendingMax) {
    public DoorSettings {
        credentials = credentials == null ? "" : credentials.strip();
        new Problems()
                .unless(host != null && !host.isBlank(), "door.host must be an address")
                .unless(port >= 0 && port <= 65_535, "door.port must be 0 to 65535")
                .unless(port == 0 || !credentials.isEmpty(), "door.credentials must name a file when door.port is set")
                .unless(connectionsMax >= 1 && connectionsMax <= 10_000, "door.connectionsMax must be 1 to 10000")
                .unless(
                        frameBytesMax >= 1_024 && frameBytesMax <= 1_048_576,
                        "door.frameBytesMax must be 1024 to 1048576")
                .unless(pendingMax >= 1 && pendingMax <= 10_000, "door.pendingMax must be 1 to 10000")
                .stopIfAny();
    }

    /** No door. */
    public static DoorSettings closed() {
        return new DoorSettings("127.0.0.1", 0, "", 100, 1_024, 1);
    }
}
