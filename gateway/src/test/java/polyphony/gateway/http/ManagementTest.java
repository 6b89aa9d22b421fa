package polyphony.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.gateway.House;

class ManagementTest {
    private House house;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new House(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private HttpResponse<String> look(String path) {
        return house.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.managementPort() + path)));
    }

    @Test
    void ready_means_that_every_service_has_answered() {
        house.stop("recommender");
        assertEquals(200, look("/health/live").statusCode());
        assertEquals(503, look("/health/ready").statusCode());

        house.start("recommender");

        assertEquals(200, look("/health/ready").statusCode());
    }

    @Test
    void once_ready_only_what_nothing_works_without_takes_that_back() {
        assertEquals(200, look("/health/ready").statusCode());

        house.stop("recommender");
        HttpResponse<String> without = look("/health/ready");
        house.stop("catalog");

        assertEquals(200, without.statusCode());
        assertEquals(
                "away",
                new JsonObject(without.body())
                        .getJsonObject("parts")
                        .getJsonObject("gateway")
                        .getJsonObject("details")
                        .getString("recommender"));
        assertEquals(503, look("/health/ready").statusCode());
    }

    @Test
    void metrics_count_requests_by_the_names_of_operations() {
        house.get("/albums", "bob");
        house.get("/albums?limit=bad", "bob");
        house.get("/made/up/" + "x".repeat(50), "bob");

        String text = look("/metrics").body();

        assertTrue(text.contains("polyphony_http_requests_total{route=\"listAlbums\",status=\"2xx\"} 1\n"), text);
        assertTrue(text.contains("polyphony_http_requests_total{route=\"listAlbums\",status=\"4xx\"} 1\n"), text);
        assertTrue(text.contains("polyphony_http_seconds_count{route=\"other\"} 1\n"), text);
        assertTrue(text.contains("polyphony_http_in_flight 0\n"), text);
    }

    @Test
    void nothing_of_this_is_to_be_had_at_the_public_port() {
        for (String path : new String[] {"/metrics", "/health/ready"}) {
            String body = house.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.port() + path)))
                    .body();
            assertTrue(!body.contains("polyphony_http") && !body.contains("parts"), body);
        }
    }
}
