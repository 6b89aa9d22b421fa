package polyphony.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import polyphony.stage.Http;

/** Everything that was acknowledged: what it names must be there at the end. */
final class Ledger {
    private final Set<Long> plays = ConcurrentHashMap.newKeySet();
    private final Set<String> playlists = ConcurrentHashMap.newKeySet();

    /** @param playedAtMs different for each play */
    void played(long playedAtMs) {
        plays.add(playedAtMs);
    }

    void made(String playlistId) {
        playlists.add(playlistId);
    }

    /** What was acknowledged and cannot be found; empty when all is well. */
    Set<String> lost(Http listener) {
        Set<String> lost = new TreeSet<>();
        Set<Long> heard = new HashSet<>();
        each(
                listener,
                "/api/v1/plays?limit=100",
                play -> heard.add(Instant.parse(play.get("playedAt").asText()).toEpochMilli()));
        plays.stream().filter(play -> !heard.contains(play)).forEach(play -> lost.add("play at " + play));
        Set<String> known = new HashSet<>();
        each(
                listener,
                "/api/v1/playlists?limit=100",
                list -> known.add(list.get("id").asText()));
        playlists.stream().filter(id -> !known.contains(id)).forEach(id -> lost.add("playlist " + id));
        return lost;
    }

    private static void each(Http listener, String path, java.util.function.Consumer<JsonNode> item) {
        String after = "";
        while (true) {
            JsonNode page = listener.get(path + after).json();
            page.get("items").forEach(item);
            if (!page.hasNonNull("next")) {
                return;
            }
            after = "&after="
                    + java.net.URLEncoder.encode(page.get("next").asText(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
