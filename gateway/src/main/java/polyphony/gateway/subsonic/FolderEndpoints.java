package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.Catalog;

/** For clients that walk through folders: artists are folders of albums, albums are folders of songs. */
final class FolderEndpoints {
    private final Bus bus;
    private final Library library;
    private final Browsing browsing;

    FolderEndpoints(Bus bus, Library library, Browsing browsing) {
        this.bus = bus;
        this.library = library;
        this.browsing = browsing;
    }

    void addTo(Map<String, Endpoint> endpoints) {
        endpoints.put("getIndexes", this::indexes);
        endpoints.put("getMusicDirectory", this::directory);
    }

    /** Without its letters when nothing changed since the client asked last. */
    private Future<Document.Part> indexes(Request request) {
        long knownMs = request.query().whole("ifModifiedSince", 0, 0, Long.MAX_VALUE);
        return bus.ask(Catalog.STATUS, new Catalog.GetStatus(), request.caller())
                .compose(status -> status.changedAtMs() <= knownMs
                        ? indexes(request, status, List.of())
                        : browsing.artists(request.caller()).compose(all -> indexes(request, status, all)));
    }

    private Future<Document.Part> indexes(Request request, Catalog.Status status, List<Artist> artists) {
        return library.noted(
                request,
                artists.stream().map(artist -> artist.id().value()).toList(),
                shapes -> document -> document.object("indexes", all -> {
                    all.field("ignoredArticles", Letters.IGNORED_ARTICLES).field("lastModified", status.changedAtMs());
                    BrowsingEndpoints.index(all, artists, Style.FOLDERS, shapes);
                }));
    }

    private Future<Document.Part> directory(Request request) {
        String id = request.query().required("id");
        return id.startsWith(AlbumId.PREFIX)
                ? album(request, Query.id("folder", id, AlbumId::new))
                : artist(request, Query.id("folder", id, ArtistId::new));
    }

    private Future<Document.Part> artist(Request request, ArtistId id) {
        return browsing.artist(id, request.caller())
                .compose(known -> library.noted(
                        request,
                        known.ids(),
                        shapes -> document -> document.object("directory", folder -> {
                            shapes.artistFolder(folder, known.artist());
                            folder.list("child", known.albums(), shapes::albumFolder);
                        })));
    }

    private Future<Document.Part> album(Request request, AlbumId id) {
        return browsing.album(id, request.caller())
                .compose(known -> library.noted(
                        request,
                        known.ids(),
                        shapes -> document -> document.object("directory", folder -> {
                            shapes.directory(folder, known.album());
                            folder.list("child", known.tracks(), shapes::song);
                        })));
    }
}
