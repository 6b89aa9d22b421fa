package polyphony.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import polyphony.stage.Http;
import polyphony.stage.Processes;
import polyphony.stage.Stage;

/** CPU that the server spends on a request: all its processes together, over many requests, median of several rounds. */
final class RequestCosts {
    private static final int CONNECTIONS = 8;
    private static final int WARM_UP = 15_000;
    private static final int REQUESTS = 3_000;
    private static final int ROUNDS = 5;
    private static final String AUTH = "u=" + Stage.ADMIN + "&p=" + Stage.PASSWORD + "&v=1.16.1&c=bench&f=json";

    private final Stage stage;
    private final Vertx vertx;
    private final Figures figures;

    RequestCosts(Stage stage, Vertx vertx, Figures figures) {
        this.stage = stage;
        this.vertx = vertx;
        this.figures = figures;
    }

    void measure() {
        Http http = stage.http();
        List<String> albums = ids(http, "getAlbumList2?type=random&size=500&" + AUTH, "albumList2", "album", "id");
        List<String> covers =
                ids(http, "getAlbumList2?type=random&size=200&" + AUTH, "albumList2", "album", "coverArt");
        List<String> words = words(http);
        cost("ping", List.of("/rest/ping?" + AUTH), 0.1);
        cost("getAlbum", paths(albums, "/rest/getAlbum?" + AUTH + "&id="), 0.3);
        cost("getAlbumList2 of 50", lists(), 0.7);
        cost("search3", paths(words, "/rest/search3?" + AUTH + "&query="), 0.8);
        cost("getCoverArt of 300", paths(covers, "/rest/getCoverArt?" + AUTH + "&size=300&id="), 0.15);
    }

    private void cost(String what, List<String> paths, double targetMs) {
        try (var load = new Load(vertx, stage.port(), CONNECTIONS)) {
            Load.Result warm = load.run(WARM_UP, paths, Map.of());
            double[] costs = new double[ROUNDS];
            double[] rates = new double[ROUNDS];
            int errors = warm.errors();
            for (int round = 0; round < ROUNDS; round++) {
                List<ProcessHandle> processes = stage.processes();
                double before = Processes.cpuSeconds(processes);
                Load.Result result = load.run(REQUESTS, paths, Map.of());
                costs[round] = (Processes.cpuSeconds(processes) - before) * 1_000 / REQUESTS;
                rates[round] = result.perSecond();
                errors += result.errors();
            }
            figures.atMost("server CPU, " + what, Figures.median(costs), targetMs, "ms");
            figures.note(String.format(
                    java.util.Locale.ROOT,
                    "  %s: %.0f requests/s over %d connections, %d errors",
                    what,
                    Figures.median(rates),
                    CONNECTIONS,
                    errors));
        }
    }

    private static List<String> lists() {
        List<String> paths = new ArrayList<>();
        for (String type : List.of("alphabeticalByName", "alphabeticalByArtist", "newest")) {
            for (int offset = 0; offset < 1_000; offset += 50) {
                paths.add("/rest/getAlbumList2?" + AUTH + "&type=" + type + "&size=50&offset=" + offset);
            }
        }
        return paths;
    }

    private static List<String> words(Http http) {
        List<String> words = new ArrayList<>();
        JsonNode songs =
                http.get("/rest/getRandomSongs?size=200&" + AUTH).json().at("/subsonic-response/randomSongs/song");
        for (JsonNode song : songs) {
            String title = song.get("title").asText();
            String word = title.split(" ", -1)[0];
            // As people type: a whole word, and the beginning of one.
            words.add(encoded(word));
            words.add(encoded(word.substring(0, Math.min(3, word.length()))));
        }
        return words;
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static List<String> ids(Http http, String path, String list, String entry, String field) {
        List<String> ids = new ArrayList<>();
        http.get("/rest/" + path)
                .json()
                .at("/subsonic-response/" + list + "/" + entry)
                .forEach(node -> ids.add(node.path(field).asText()));
        if (ids.isEmpty()) {
            throw new IllegalStateException("nothing came from " + path);
        }
        return ids;
    }

    private static List<String> paths(List<String> ids, String prefix) {
        return ids.stream().map(id -> prefix + id).toList();
    }
}
