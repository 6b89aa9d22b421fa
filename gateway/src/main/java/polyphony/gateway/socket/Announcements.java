package polyphony.gateway.socket;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.Recommender;
import polyphony.shared.contract.Scanner;
import polyphony.shared.contract.UserId;

/** What services announce, in the words of {@code docs/socket.md}. */
final class Announcements {
    private final Bus bus;
    private final SocketHub hub;

    Announcements(Bus bus, SocketHub hub) {
        this.bus = bus;
        this.hub = hub;
    }

    Future<Void> start() {
        return Future.all(List.of(
                        bus.hear(Scanner.PROGRESS, this::progress),
                        bus.hear(Playlists.CHANGED, this::playlist),
                        bus.hear(Recommender.REFRESHED, this::refreshed),
                        bus.hear(Activity.RECORDED, this::happened),
                        bus.hear(Catalog.CHANGED, this::catalog)))
                .mapEmpty();
    }

    private void progress(Scanner.Status status) {
        hub.tellInPassing(
                "scan.progress",
                new JsonObject()
                        .put("phase", status.phase().name().toLowerCase(Locale.ROOT))
                        .put("running", status.isRunning())
                        .put("files", status.files())
                        .put("filesDone", status.filesDone())
                        .put("filesPerSecond", status.filesPerSecond())
                        .put("remainingMs", status.remainingMs())
                        .put("read", status.read())
                        .put("gone", status.gone())
                        .put("problems", status.problems()));
    }

    private void playlist(Playlists.Changed changed) {
        Set<UserId> seenBy = Set.copyOf(changed.seenBy());
        hub.tell(
                "playlist.changed",
                new JsonObject()
                        .put("id", changed.id().value())
                        .put("version", changed.version())
                        .put("deleted", changed.deleted()),
                user -> changed.everyone() || user.equals(changed.owner()) || seenBy.contains(user));
    }

    private void refreshed(Recommender.Refreshed refreshed) {
        hub.tell(
                "recommendations.refreshed",
                new JsonObject().put("version", refreshed.version()),
                refreshed.user()::equals);
    }

    private void happened(Activity.Happened happened) {
        switch (happened.kind()) {
            case PLAYED, SKIPPED ->
                hub.tell(
                        "play.recorded",
                        new JsonObject()
                                .put("trackId", happened.id())
                                .put(
                                        "playedAt",
                                        Instant.ofEpochMilli(happened.atMs()).toString())
                                .put("counted", happened.kind() == Activity.Kind.PLAYED),
                        happened.user()::equals);
            case STARRED, UNSTARRED, RATED ->
                hub.tell(
                        "annotation.changed",
                        new JsonObject()
                                .put("entity", happened.entity().name().toLowerCase(Locale.ROOT))
                                .put("id", happened.id()),
                        happened.user()::equals);
        }
    }

    private void catalog(Catalog.Changed changed) {
        hub.tell(
                "catalog.changed",
                new JsonObject().put("version", changed.version()).put("tracks", changed.tracks()),
                everyone -> true);
    }
}
