package polyphony.gateway.subsonic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import polyphony.gateway.FakeService;
import polyphony.gateway.House;

/** Apps before a gateway that has a library of some hundred albums. */
final class Apps implements AutoCloseable {
    private static final String FORM = "application/x-www-form-urlencoded";

    final House house;
    final Shelf shelf = new Shelf();

    Apps(Path folder) {
        house = new House(folder);
        house.stop("catalog");
        deploy(shelf.on(house.bus(), folder));
    }

    /** Puts a service in place of the one that was stopped. */
    void deploy(FakeService service) {
        house.vertx().deployVerticle(service).await();
    }

    FakeService service(AtomicInteger writes) {
        return new FakeService(house.bus(), writes);
    }

    HttpRequest.Builder request(String methodAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.port() + "/rest/" + methodAndQuery))
                .timeout(Duration.ofSeconds(10));
    }

    HttpRequest.Builder request(AppCall call) {
        return request(call.method() + "?" + call.encoded());
    }

    HttpResponse<String> get(AppCall call) {
        return house.send(request(call));
    }

    HttpResponse<String> post(AppCall call) {
        return house.send(request(call.method())
                .header("Content-Type", FORM)
                .POST(HttpRequest.BodyPublishers.ofString(call.encoded())));
    }

    /** What stands in the envelope of a JSON answer. */
    JsonObject json(AppCall call) {
        return json(get(call));
    }

    static JsonObject json(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("application/json", header(answer, "content-type"), answer.body());
        return new JsonObject(answer.body()).getJsonObject("subsonic-response");
    }

    /** The same for an answer that is not a failure. */
    JsonObject ok(AppCall call) {
        JsonObject answer = json(call);
        assertEquals("ok", answer.getString("status"), () -> call + " → " + answer);
        return answer;
    }

    /** The code of an answer that is a failure. */
    int code(AppCall call) {
        JsonObject answer = json(call);
        assertEquals("failed", answer.getString("status"), () -> call + " → " + answer);
        return answer.getJsonObject("error").getInteger("code");
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Override
    public void close() {
        house.close();
    }
}
