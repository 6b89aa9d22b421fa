package polyphony.gateway.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import polyphony.gateway.library.Lookup;
import polyphony.gateway.library.Notes;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Search;
import polyphony.shared.contract.Track;
import polyphony.shared.contract.TrackId;

/** Artists, albums, tracks, genres, words, and the search over them. */
public final class LibraryRoutes implements RestDoor.Group {
    private record ArtistPage(
            @JsonUnwrapped Artist artist,
            @JsonUnwrapped Views.Given given,
            List<Views.AlbumView> albums,
            String next) {}

    private record AlbumPage(
            @JsonUnwrapped Album album, @JsonUnwrapped Views.Given given, List<Views.TrackView> tracks, String next) {}

    private record Words(TrackId trackId, String language, String plain, List<Catalog.Lyrics.Line> lines) {}

    private record Hits(List<Views.ArtistView> artists, List<Views.AlbumView> albums, List<Views.TrackView> tracks) {}

    private final Bus bus;
    private final Lookup lookup;
    private final Notes notes;
    private final Views views;

    public LibraryRoutes(Bus bus, Lookup lookup, Notes notes) {
        this.bus = bus;
        this.lookup = lookup;
        this.notes = notes;
        this.views = new Views(notes);
    }

    @Override
    public void add(Map<String, RestDoor.Handling> handlers) {
        handlers.put("getLibrary", this::getLibrary);
        handlers.put("listArtists", this::listArtists);
        handlers.put("getArtist", this::getArtist);
        handlers.put("listAlbums", this::listAlbums);
        handlers.put("getAlbum", this::getAlbum);
        handlers.put("listTracks", this::listTracks);
        handlers.put("getTrack", this::getTrack);
        handlers.put("getLyrics", this::getLyrics);
        handlers.put("listGenres", this::listGenres);
        handlers.put("search", this::search);
    }

    private Future<Reply> getLibrary(Call call) {
        return bus.ask(Catalog.STATUS, new Catalog.GetStatus(), call.caller()).map(Reply::ok);
    }

    private Future<Reply> listArtists(Call call) {
        Sort sort = Sort.of(call);
        var wish = new Catalog.ListArtists(
                Catalog.ArtistOrder.valueOf(sort.name()),
                sort.descending(),
                !call.flag("all"),
                call.text("genre"),
                call.page());
        return bus.ask(Catalog.ARTISTS, wish, call.caller())
                .compose(page -> views.artists(page.artists(), call.caller())
                        .map(items -> Reply.ok(new Views.Items<>(items, page.next(), page.total()))));
    }

    private Future<Reply> getArtist(Call call) {
        return bus.ask(Catalog.ARTIST, new Catalog.GetArtist(new ArtistId(call.text("artistId"))), call.caller())
                .compose(found -> artistPage(found, call));
    }

    private Future<Reply> artistPage(Catalog.ArtistDetail found, Call call) {
        List<String> ids = new ArrayList<>(List.of(found.artist().id().value()));
        found.albums().forEach(album -> ids.add(album.id().value()));
        return notes.of(ids, call.caller())
                .map(given -> Reply.ok(new ArtistPage(
                        found.artist(),
                        Views.Given.of(given.get(ids.get(0))),
                        Views.shown(found.albums(), given, album -> album.id().value(), Views.AlbumView::new),
                        found.next())));
    }

    private Future<Reply> listAlbums(Call call) {
        Sort sort = Sort.of(call);
        var wish = new Catalog.ListAlbums(
                Catalog.AlbumOrder.valueOf(sort.name()),
                sort.descending(),
                call.text("genre"),
                artist(call),
                call.numberOrNull("fromYear"),
                call.numberOrNull("toYear"),
                call.flagOrNull("compilation"),
                call.longOrNull("seed"),
                call.page());
        return bus.ask(Catalog.ALBUMS, wish, call.caller())
                .compose(page -> views.albums(page.albums(), call.caller())
                        .map(items -> Reply.ok(new Views.Items<>(items, page.next(), page.total()))));
    }

    private Future<Reply> getAlbum(Call call) {
        return bus.ask(Catalog.ALBUM, new Catalog.GetAlbum(new AlbumId(call.text("albumId"))), call.caller())
                .compose(found -> albumPage(found, call));
    }

    private Future<Reply> albumPage(Catalog.AlbumDetail found, Call call) {
        List<String> ids = new ArrayList<>(List.of(found.album().id().value()));
        found.tracks().forEach(track -> ids.add(track.id().value()));
        return notes.of(ids, call.caller())
                .map(given -> Reply.ok(new AlbumPage(
                        found.album(),
                        Views.Given.of(given.get(ids.get(0))),
                        Views.shown(found.tracks(), given, track -> track.id().value(), Views.TrackView::new),
                        found.next())));
    }

    private Future<Reply> listTracks(Call call) {
        Sort sort = Sort.of(call);
        var wish = new Catalog.ListTracks(
                Catalog.TrackOrder.valueOf(sort.name()),
                sort.descending(),
                call.text("genre"),
                artist(call),
                call.text("album") == null ? null : new AlbumId(call.text("album")),
                call.numberOrNull("fromYear"),
                call.numberOrNull("toYear"),
                call.longOrNull("seed"),
                call.page());
        return bus.ask(Catalog.TRACKS, wish, call.caller())
                .compose(page -> views.tracks(page.tracks(), call.caller())
                        .map(items -> Reply.ok(new Views.Items<>(items, page.next(), page.total()))));
    }

    private Future<Reply> getTrack(Call call) {
        return lookup.track(new TrackId(call.text("trackId")), call.caller())
                .compose(track -> views.tracks(List.<Track>of(track), call.caller()))
                .map(shown -> Reply.ok(shown.get(0)));
    }

    private Future<Reply> getLyrics(Call call) {
        return bus.ask(Catalog.LYRICS, new Catalog.GetTrack(new TrackId(call.text("trackId"))), call.caller())
                .map(found -> Reply.ok(new Words(found.id(), found.language(), found.plain(), found.lines())));
    }

    private Future<Reply> listGenres(Call call) {
        return bus.ask(Catalog.GENRES, new Catalog.ListGenres(call.page()), call.caller())
                .map(page -> Reply.ok(new Views.Items<>(page.genres(), page.next(), page.total())));
    }

    private Future<Reply> search(Call call) {
        int limit = call.number("limit");
        int offset = call.number("offset");
        var query = new Search.Query(call.text("q"), offset, limit, offset, limit, offset, limit);
        return bus.ask(Search.QUERY, query, call.caller()).compose(found -> hits(found, call));
    }

    private Future<Reply> hits(Search.Hits found, Call call) {
        var artists = lookup.artists(found.artists(), call.caller()).compose(all -> views.artists(all, call.caller()));
        var albums = lookup.albums(found.albums(), call.caller()).compose(all -> views.albums(all, call.caller()));
        var tracks = lookup.tracks(found.tracks(), call.caller()).compose(all -> views.tracks(all, call.caller()));
        return Future.all(artists, albums, tracks)
                .map(all -> Reply.ok(new Hits(artists.result(), albums.result(), tracks.result())));
    }

    private static ArtistId artist(Call call) {
        return call.text("artist") == null ? null : new ArtistId(call.text("artist"));
    }

    /** {@code -year} is YEAR, descending. */
    private record Sort(String name, boolean descending) {
        static Sort of(Call call) {
            String text = call.text("sort");
            boolean descending = text.startsWith("-");
            return new Sort((descending ? text.substring(1) : text).toUpperCase(Locale.ROOT), descending);
        }
    }
}
