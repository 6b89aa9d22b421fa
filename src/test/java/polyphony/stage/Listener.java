package polyphony.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A person with an account of their own, so that stories on one stage do not meet. */
public final class Listener {
    private static final String PASSWORD = "a-listener's-password";

    private final Http http;
    private final String name;

    private Listener(Http http, String name) {
        this.http = http;
        this.name = name;
    }

    /** Makes the account and signs in. */
    public static Listener on(Stage stage) {
        String name = "listener-" + UUID.randomUUID().toString().substring(0, 8);
        Http.Answer made = stage.admin().post("/api/v1/users", "username", name, "password", PASSWORD);
        if (made.status() != 201) {
            throw new IllegalStateException("no user could be made: " + made.text());
        }
        return new Listener(stage.http().signedIn(name, PASSWORD), name);
    }

    public Http http() {
        return http;
    }

    public String name() {
        return name;
    }

    public String password() {
        return PASSWORD;
    }

    /** Ids of some tracks of the library, in order of their titles. */
    public List<String> tracks(int limit) {
        return ids(http.get("/api/v1/tracks?limit=" + limit).json().get("items"));
    }

    /** Reports a track as heard to its end. */
    public Http.Answer plays(String track, long playedAtMs) {
        return http.post("/api/v1/plays", "trackId", track, "playedAt", playedAtMs, "heardMs", 600_000);
    }

    /** Track ids of a home row, or none when the row is not there. */
    public List<String> homeRow(String row) {
        for (JsonNode found : http.get("/api/v1/home").json().get("rows")) {
            if (found.get("id").asText().equals(row)) {
                return ids(found.get("items"));
            }
        }
        return List.of();
    }

    private static List<String> ids(JsonNode items) {
        List<String> ids = new ArrayList<>();
        items.forEach(item -> ids.add(item.get("id").asText()));
        return ids;
    }
}
