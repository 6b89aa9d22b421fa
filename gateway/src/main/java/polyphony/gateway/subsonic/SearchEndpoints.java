package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import polyphony.gateway.library.Lookup;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Search;
import polyphony.shared.contract.Track;
import polyphony.shared.contract.TrackId;

/** search2 and search3: by words, or everything, page by page, for clients that copy the whole library. */
final class SearchEndpoints {
    private static final int COUNT = 20;
    private static final int COUNT_MAX = 500;
    private static final int WORDS_LENGTH_MAX = 500;
    private static final int PART_MAX = 100;
    /** As far as search goes down its list of hits. */
    private static final int HIT_MAX = 10_000;

    private record Found(List<Artist> artists, List<Album> albums, List<Track> songs) {}

    /** A stretch of one list of the answer. */
    private record Stretch(int offset, int count) {
        static Stretch of(Query query, String kind) {
            return new Stretch(
                    query.number(kind + "Offset", 0, 0, Integer.MAX_VALUE - COUNT_MAX),
                    query.atMost(kind + "Count", COUNT, COUNT_MAX));
        }

        int partOffset(int part) {
            return Math.min(HIT_MAX, offset + part * PART_MAX);
        }

        int partLimit(int part) {
            int left = Math.min(count - part * PART_MAX, HIT_MAX - partOffset(part));
            return Math.max(0, Math.min(PART_MAX, left));
        }
    }

    private final Bus bus;
    private final Library library;
    private final Lookup lookup;

    SearchEndpoints(Bus bus, Library library, Lookup lookup) {
        this.bus = bus;
        this.library = library;
        this.lookup = lookup;
    }

    void addTo(Map<String, Endpoint> endpoints) {
        endpoints.put("search2", request -> search(request, "searchResult2", Style.FOLDERS));
        endpoints.put("search3", request -> search(request, "searchResult3", Style.TAGS));
    }

    private Future<Document.Part> search(Request request, String name, Style style) {
        Query query = request.query();
        var artists = Stretch.of(query, "artist");
        var albums = Stretch.of(query, "album");
        var songs = Stretch.of(query, "song");
        String words = words(query.text("query"));
        if (words.length() > WORDS_LENGTH_MAX) {
            throw Failure.invalid("query", "must have at most " + WORDS_LENGTH_MAX + " characters");
        }
        Future<Found> found = words.isEmpty()
                ? everything(artists, albums, songs, request.caller())
                : byWords(words, artists, albums, songs, request.caller());
        return found.compose(all -> answer(request, all, name, style));
    }

    /** Clients send two quote characters, or nothing, when they mean everything. */
    private static String words(String query) {
        String words = query == null ? "" : query.strip();
        boolean quoted = words.length() >= 2
                && (words.charAt(0) == '"' || words.charAt(0) == '\'')
                && words.charAt(0) == words.charAt(words.length() - 1);
        return quoted ? words.substring(1, words.length() - 1).strip() : words;
    }

    /** By what never changes, so that no page of a long copy shifts: artists have no order by id, but one by arrival. */
    private Future<Found> everything(Stretch artists, Stretch albums, Stretch songs, Caller caller) {
        var allArtists = library.stretch(
                artists.offset(),
                artists.count(),
                page -> bus.ask(
                                Catalog.ARTISTS,
                                new Catalog.ListArtists(Catalog.ArtistOrder.ADDED, false, false, null, page),
                                caller)
                        .map(Catalog.Artists::artists));
        var allAlbums = library.stretch(
                albums.offset(),
                albums.count(),
                page -> bus.ask(
                                Catalog.ALBUMS,
                                new Catalog.ListAlbums(
                                        Catalog.AlbumOrder.ID, false, null, null, null, null, null, 0, page),
                                caller)
                        .map(Catalog.Albums::albums));
        var allSongs = library.stretch(
                songs.offset(),
                songs.count(),
                page -> bus.ask(
                                Catalog.TRACKS,
                                new Catalog.ListTracks(
                                        Catalog.TrackOrder.ID, false, null, null, null, null, null, 0, page),
                                caller)
                        .map(Catalog.Tracks::tracks));
        return Future.all(allArtists, allAlbums, allSongs)
                .map(all -> new Found(allArtists.result(), allAlbums.result(), allSongs.result()));
    }

    private Future<Found> byWords(String words, Stretch artists, Stretch albums, Stretch songs, Caller caller) {
        return hits(words, artists, albums, songs, caller).compose(hits -> {
            List<ArtistId> artistIds = new ArrayList<>();
            List<AlbumId> albumIds = new ArrayList<>();
            List<TrackId> songIds = new ArrayList<>();
            for (Search.Hits part : hits) {
                artistIds.addAll(part.artists());
                albumIds.addAll(part.albums());
                songIds.addAll(part.tracks());
            }
            var foundArtists = lookup.artists(artistIds, caller);
            var foundAlbums = lookup.albums(albumIds, caller);
            var foundSongs = lookup.tracks(songIds, caller);
            return Future.all(foundArtists, foundAlbums, foundSongs)
                    .map(all -> new Found(foundArtists.result(), foundAlbums.result(), foundSongs.result()));
        });
    }

    private Future<List<Search.Hits>> hits(
            String words, Stretch artists, Stretch albums, Stretch songs, Caller caller) {
        int most = Math.max(artists.count(), Math.max(albums.count(), songs.count()));
        List<Future<Search.Hits>> parts = new ArrayList<>();
        for (int part = 0; part * PART_MAX < most; part++) {
            var wish = new Search.Query(
                    words,
                    artists.partOffset(part),
                    artists.partLimit(part),
                    albums.partOffset(part),
                    albums.partLimit(part),
                    songs.partOffset(part),
                    songs.partLimit(part));
            parts.add(bus.ask(Search.QUERY, wish, caller));
        }
        return Future.all(parts).map(all -> parts.stream().map(Future::result).toList());
    }

    private Future<Document.Part> answer(Request request, Found found, String name, Style style) {
        List<String> ids = new ArrayList<>();
        found.artists().forEach(artist -> ids.add(artist.id().value()));
        found.albums().forEach(album -> ids.add(album.id().value()));
        found.songs().forEach(song -> ids.add(song.id().value()));
        return library.noted(
                request,
                ids,
                shapes -> document -> document.object(
                        name,
                        list -> list.list("artist", found.artists(), style.artist(shapes))
                                .list("album", found.albums(), style.album(shapes))
                                .list("song", found.songs(), shapes::song)));
    }
}
