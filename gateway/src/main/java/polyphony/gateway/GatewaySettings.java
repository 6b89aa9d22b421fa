package polyphony.gateway;

import java.time.Duration;
import java.util.List;
import polyphony.shared.node.Problems;

/**
 * What {@code conf/gateway.yaml} says; the file tells what each key is for.
 *
 * @param port 0 for any free one
 */
public record GatewaySettings(
        String host,
        int port,
        int answerWithinMs,
        int requestWithinSeconds,
        int idleTimeoutSeconds,
        int connectionsMax,
        int bodyBytesMax,
        int thumbnailsBytesMax,
        boolean secureCookie,
        List<String> trustedProxies,
        Socket socket) {
    private static final int PORT_MAX = 65_535;
    private static final int BYTES_MAX = 1 << 30;

    public GatewaySettings {
        trustedProxies = trustedProxies == null ? List.of() : List.copyOf(trustedProxies);
        var problems = new Problems()
                .unless(host != null && !host.isBlank(), "host must be an address")
                .unless(socket != null, "socket must be given");
        within(problems, "port", port, 0, PORT_MAX);
        within(problems, "answerWithinMs", answerWithinMs, 100, 120_000);
        within(problems, "requestWithinSeconds", requestWithinSeconds, 1, 300);
        within(problems, "idleTimeoutSeconds", idleTimeoutSeconds, 5, 3_600);
        within(problems, "connectionsMax", connectionsMax, 10, 1_000_000);
        within(problems, "bodyBytesMax", bodyBytesMax, 1_024, BYTES_MAX);
        within(problems, "thumbnailsBytesMax", thumbnailsBytesMax, 0, BYTES_MAX);
        problems.stopIfAny();
    }

    public Duration patience() {
        return Duration.ofMillis(answerWithinMs);
    }

    /** Limits of the WebSocket. */
    public record Socket(int perUserMax, int messageBytesMax, int messagesMax, int waitingBytesMax, int eventsKept) {
        public Socket {
            var problems = new Problems();
            within(problems, "socket.perUserMax", perUserMax, 1, 1_000);
            within(problems, "socket.messageBytesMax", messageBytesMax, 256, 65_536);
            within(problems, "socket.messagesMax", messagesMax, 1, 10_000);
            within(problems, "socket.waitingBytesMax", waitingBytesMax, 1_024, BYTES_MAX);
            within(problems, "socket.eventsKept", eventsKept, 1, 100_000);
            problems.stopIfAny();
        }
    }

    private static void within(Problems problems, String key, int value, int min, int max) {
        problems.unless(value >= min && value <= max, key + " must be " + min + " to " + max);
    }
}
