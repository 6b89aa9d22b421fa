package polyphony.gateway.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of requests by route, in Prometheus' text format. Routes are names from the code, never addresses from clients,
 * so their number is bounded. Lives on one event loop.
 */
public final class Metrics {
    private static final String ROUTE = "metrics-route";
    private static final double[] BOUNDS_SECONDS = {0.001, 0.005, 0.025, 0.1, 0.5, 2, 10};
    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<String, Route> routes = new TreeMap<>();
    private int inFlight;
    private int connections;
    private int sockets;

    /** Names the route of a request, for the counts. */
    public static void route(RoutingContext request, String name) {
        request.put(ROUTE, name);
    }

    static String routeOf(RoutingContext request) {
        String name = request.get(ROUTE);
        return name == null ? "other" : name;
    }

    void began() {
        inFlight++;
    }

    void ended(String route, int status, long nanos) {
        inFlight--;
        routes.computeIfAbsent(route, name -> new Route()).add(status, nanos / NANOS_PER_SECOND);
    }

    void connections(int open) {
        connections = open;
    }

    /** Tells how many WebSockets are open. */
    public void sockets(int open) {
        sockets = open;
    }

    /** All of it, as Prometheus reads it. */
    public String text() {
        var text = new StringBuilder(4_096);
        gauge(text, "polyphony_http_in_flight", "Requests under way", inFlight);
        gauge(text, "polyphony_http_connections", "Open connections", connections);
        gauge(text, "polyphony_sockets", "Open WebSockets", sockets);
        Runtime runtime = Runtime.getRuntime();
        gauge(text, "polyphony_heap_used_bytes", "Java heap in use", runtime.totalMemory() - runtime.freeMemory());
        text.append("# HELP polyphony_http_requests_total Requests by route and class of status\n");
        text.append("# TYPE polyphony_http_requests_total counter\n");
        routes.forEach((name, route) -> route.counts(text, name));
        text.append("# HELP polyphony_http_seconds Time until the answer was sent\n");
        text.append("# TYPE polyphony_http_seconds histogram\n");
        routes.forEach((name, route) -> route.durations(text, name));
        return text.toString();
    }

    private static void gauge(StringBuilder text, String name, String help, long value) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
        text.append(name).append(' ').append(value).append('\n');
    }

    private static final class Route {
        private static final int STATUS_CLASSES = 6;

        private final long[] byStatus = new long[STATUS_CLASSES];
        private final long[] buckets = new long[BOUNDS_SECONDS.length];
        private long count;
        private double sumSeconds;

        void add(int status, double seconds) {
            byStatus[Math.min(status / 100, STATUS_CLASSES - 1)]++;
            count++;
            sumSeconds += seconds;
            for (int i = 0; i < BOUNDS_SECONDS.length; i++) {
                if (seconds <= BOUNDS_SECONDS[i]) {
                    buckets[i]++;
                }
            }
        }

        void counts(StringBuilder text, String name) {
            for (int status = 1; status < STATUS_CLASSES; status++) {
                if (byStatus[status] > 0) {
                    text.append(String.format(
                            Locale.ROOT,
                            "polyphony_http_requests_total{route=\"%s\",status=\"%dxx\"} %d\n",
                            name,
                            status,
                            byStatus[status]));
                }
            }
        }

        void durations(StringBuilder text, String name) {
            for (int i = 0; i < BOUNDS_SECONDS.length; i++) {
                bucket(text, name, Double.toString(BOUNDS_SECONDS[i]), buckets[i]);
            }
            bucket(text, name, "+Inf", count);
            text.append(
                    String.format(Locale.ROOT, "polyphony_http_seconds_sum{route=\"%s\"} %.6f\n", name, sumSeconds));
            text.append(String.format(Locale.ROOT, "polyphony_http_seconds_count{route=\"%s\"} %d\n", name, count));
        }

        private static void bucket(StringBuilder text, String name, String bound, long count) {
            text.append(String.format(
                    Locale.ROOT, "polyphony_http_seconds_bucket{route=\"%s\",le=\"%s\"} %d\n", name, bound, count));
        }
    }
}
