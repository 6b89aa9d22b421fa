package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Scanner;

/** The server itself, its users, and the scan. */
final class SystemEndpoints {
    private static final Map<String, List<Integer>> EXTENSIONS = extensions();

    private final Bus bus;

    SystemEndpoints(Bus bus) {
        this.bus = bus;
    }

    private static Map<String, List<Integer>> extensions() {
        Map<String, List<Integer>> extensions = new LinkedHashMap<>();
        extensions.put("apiKeyAuthentication", List.of(1));
        extensions.put("formPost", List.of(1));
        extensions.put("transcodeOffset", List.of(1));
        extensions.put("songLyrics", List.of(1));
        return extensions;
    }

    void addTo(Map<String, Endpoint> endpoints) {
        endpoints.put("ping", request -> Future.succeededFuture(Document.EMPTY));
        endpoints.put("getLicense", request -> Future.succeededFuture(SystemEndpoints::license));
        endpoints.put("tokenInfo", this::tokenInfo);
        endpoints.put("getUser", this::user);
        endpoints.put("getMusicFolders", request -> Future.succeededFuture(SystemEndpoints::folders));
        endpoints.put("startScan", this::startScan);
        endpoints.put("getScanStatus", this::scanStatus);
    }

    /** The only method that answers without credentials. */
    static void extensions(Document document) {
        document.list(
                "openSubsonicExtensions",
                EXTENSIONS.entrySet(),
                (entry, extension) ->
                        entry.field("name", extension.getKey()).numbers("versions", extension.getValue()));
    }

    private static void license(Document document) {
        document.object("license", license -> license.field("valid", true));
    }

    /** All music is one folder here, whatever directories it is gathered from. */
    private static void folders(Document document) {
        document.object(
                "musicFolders",
                folders -> folders.list(
                        "musicFolder",
                        List.of("Music"),
                        (folder, name) -> folder.field("id", 1).field("name", name)));
    }

    private Future<Document.Part> tokenInfo(Request request) {
        if (request.query().text("apiKey") == null) {
            throw new Refusal(Refusal.WRONG_API_KEY, "tokenInfo tells of an API key");
        }
        return Future.succeededFuture(document -> document.object(
                "tokenInfo", info -> info.field("username", request.user().name())));
    }

    private Future<Document.Part> user(Request request) {
        String name = request.query().required("username");
        if (name.equalsIgnoreCase(request.user().name())) {
            return Future.succeededFuture(userPart(request.user()));
        }
        if (!request.user().admin()) {
            throw new Refusal(Refusal.FORBIDDEN, "Only an admin may see other users");
        }
        return bus.ask(Accounts.USER, new Accounts.ByUser(name), request.caller())
                .map(SystemEndpoints::userPart);
    }

    private static Document.Part userPart(Accounts.User user) {
        return document -> document.object(
                "user",
                entry -> entry.field("username", user.name())
                        .field("email", user.email())
                        .field("scrobblingEnabled", true)
                        .field("adminRole", user.admin())
                        .field("settingsRole", true)
                        .field("downloadRole", true)
                        .field("uploadRole", false)
                        .field("playlistRole", true)
                        .field("coverArtRole", false)
                        .field("commentRole", false)
                        .field("podcastRole", false)
                        .field("streamRole", true)
                        .field("jukeboxRole", false)
                        .field("shareRole", false)
                        .field("videoConversionRole", false)
                        .numbers("folder", List.of(1)));
    }

    private Future<Document.Part> startScan(Request request) {
        if (!request.user().admin()) {
            throw new Refusal(Refusal.FORBIDDEN, "Only an admin may start a scan");
        }
        var start = new Scanner.Start(request.query().flag("fullScan", false));
        return bus.ask(Scanner.START, start, request.caller()).compose(status -> scan(request, status));
    }

    private Future<Document.Part> scanStatus(Request request) {
        return bus.ask(Scanner.STATUS, new Scanner.GetStatus(), request.caller())
                .compose(status -> scan(request, status));
    }

    private Future<Document.Part> scan(Request request, Scanner.Status status) {
        return bus.ask(Catalog.STATUS, new Catalog.GetStatus(), request.caller())
                .map(catalog -> document -> document.object(
                        "scanStatus",
                        entry -> entry.field("scanning", status.isRunning())
                                .field("count", status.isRunning() ? status.filesDone() : catalog.tracks())));
    }
}
