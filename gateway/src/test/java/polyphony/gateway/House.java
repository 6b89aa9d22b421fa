package polyphony.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Identities;
import polyphony.shared.node.Management;
import polyphony.shared.node.Transport;

/** A gateway on a free port with fake services behind it, all in this process. */
public final class House implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final Identities identities =
            new Identities(Identities.keyOf("a key for tests, of no use to anybody"), Clock.systemUTC());
    private final Bus bus = Bus.alone(vertx, identities);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> deployed = new HashMap<>();
    private final FakeServices services;
    private final Management management = new Management(vertx, new Management.Settings("127.0.0.1", 0));
    private final int managementPort = management.open().await();
    private final FakeNode node = new FakeNode(bus);
    private final GatewayVerticle gateway;

    /** @param folder for the files that are served */
    public House(Path folder) {
        this(folder, settings());
    }

    public House(Path folder, GatewaySettings settings) {
        services = new FakeServices(bus, identities, folder);
        gateway = new GatewayVerticle(
                settings, bus, Clock.systemUTC(), Transport.plain(), management, FakeNode.overview(bus));
        vertx.deployVerticle(node).await();
        try {
            Files.write(folder.resolve("song.flac"), song());
            Files.write(folder.resolve("cover.jpg"), new byte[1_000]);
        } catch (IOException unwritable) {
            throw new java.io.UncheckedIOException(unwritable);
        }
        services.all().keySet().forEach(this::start);
        deployed.put("gateway", vertx.deployVerticle(gateway).await());
    }

    /** A thousand bytes of which each tells its place. */
    public static byte[] song() {
        byte[] bytes = new byte[1_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 251);
        }
        return bytes;
    }

    public static GatewaySettings settings() {
        return new GatewaySettings(
                "127.0.0.1",
                0,
                2_000,
                1,
                60,
                100,
                65_536,
                1 << 20,
                false,
                java.util.List.of(),
                new GatewaySettings.Socket(3, 512, 10, 65_536, 5));
    }

    /** Lets a service answer. */
    public void start(String service) {
        deployed.put(service, vertx.deployVerticle(services.all().get(service)).await());
    }

    /** Takes a service away. */
    public void stop(String service) {
        vertx.undeploy(deployed.remove(service)).await();
    }

    public void transcodesAt(String url) {
        services.music.transcodeUrl = url;
    }

    /** From now on accounts knows no bearer token any more. */
    public void endSessions() {
        services.accounts.sessionsEnded = true;
    }

    /** The bearer token of the session that the last change of a password let live, or null. */
    public String keptSession() {
        return services.accounts.keptSession;
    }

    /** Whether the last scan was started with a loss accepted, or null when none was started. */
    public Boolean lossAccepted() {
        return services.listening.lossAccepted;
    }

    /** What the only node has been told. */
    public FakeNode node() {
        return node;
    }

    /** How many asks that write have been answered. */
    public int writes() {
        return services.writes() + node.told().size();
    }

    public Bus bus() {
        return bus;
    }

    public Vertx vertx() {
        return vertx;
    }

    public int port() {
        return gateway.port();
    }

    public int managementPort() {
        return managementPort;
    }

    /** A request to the REST door; {@code user} is alice, bob or null for nobody. */
    public HttpRequest.Builder rest(String path, String user) {
        var builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/api/v1" + path))
                .timeout(Duration.ofSeconds(10));
        return user == null ? builder : builder.header("Authorization", "Bearer token-" + user);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public HttpResponse<String> get(String path, String user) {
        return send(rest(path, user));
    }

    public HttpResponse<String> send(String method, String path, String user, String json) {
        return send(rest(path, user)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    /** What the metrics say of a name. */
    public long metric(String name) {
        String text = send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort() + "/metrics")))
                .body();
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
