package polyphony.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceAwayTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private House house;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new House(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource({
        "catalog, /albums",
        "search, /search?q=dusk",
        "playlists, /playlists",
        "activity, /plays",
        "recommender, /home",
        "scanner, /scan",
        "streaming, /tracks/tr-1/stream",
        "accounts, /me"
    })
    void what_needs_an_absent_service_says_so_at_once_and_works_again_when_it_is_back(String service, String path) {
        assertEquals(200, house.get(path, "bob").statusCode());
        house.stop(service);
        long began = System.nanoTime();

        HttpResponse<String> away = house.get(path, "bob");

        assertTrue(System.nanoTime() - began < AT_ONCE.toNanos());
        assertEquals(503, away.statusCode());
        assertFalse(away.headers().firstValue("retry-after").orElseThrow().isEmpty());
        assertTrue(new JsonObject(away.body()).getString("detail").contains(service));
        house.start(service);
        assertEquals(200, house.get(path, "bob").statusCode());
    }

    @Test
    void lists_are_answered_without_what_the_listener_gave_while_activity_is_away() {
        house.stop("activity");

        for (String path :
                new String[] {"/albums", "/albums/al-1", "/artists/ar-1", "/tracks/tr-1", "/home", "/search?q=x"}) {
            HttpResponse<String> answer = house.get(path, "bob");
            assertEquals(200, answer.statusCode(), path);
            assertFalse(answer.body().contains("starredAt"), path);
        }
    }

    @Test
    void everything_else_goes_on_while_the_recommender_and_search_are_away() {
        house.stop("recommender");
        house.stop("search");

        assertEquals(200, house.get("/albums", "bob").statusCode());
        assertEquals(200, house.get("/playlists", "bob").statusCode());
        assertEquals(200, house.get("/tracks/tr-1/stream", "bob").statusCode());
    }
}
