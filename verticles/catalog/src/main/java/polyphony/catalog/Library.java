package polyphony.catalog;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Page;
import polyphony.shared.contract.Track;

/** Everything the catalogue shows, in memory and immutable: the answer to every read but lyrics, files and pictures. */
final class Library {
    private final long version;
    private final long changedAtMs;
    private final Shelf<Artist> artists;
    private final Shelf<Album> albums;
    private final Shelf<Track> tracks;
    private final Genres genres;
    private final List<Postings> byArtist;
    private final int[] firstTracks;
    private final long sizeBytes;
    private final long durationMs;

    /** Where the albums and tracks of one artist are. */
    record Postings(Positions albums, Positions tracks) {}

    /**
     * @param byArtist at an artist's position
     * @param firstTracks at an album's position, the position of its first track; the others follow
     */
    Library(
            long version,
            long changedAtMs,
            Shelf<Artist> artists,
            Shelf<Album> albums,
            Shelf<Track> tracks,
            Genres genres,
            List<Postings> byArtist,
            int[] firstTracks,
            long sizeBytes,
            long durationMs) {
        this.version = version;
        this.changedAtMs = changedAtMs;
        this.artists = artists;
        this.albums = albums;
        this.tracks = tracks;
        this.genres = genres;
        this.byArtist = byArtist;
        this.firstTracks = firstTracks;
        this.sizeBytes = sizeBytes;
        this.durationMs = durationMs;
    }

    static Library empty() {
        return new LibraryBuilder(Map.of()).build(0, 0, List.of());
    }

    long version() {
        return version;
    }

    Shelf<Artist> artists() {
        return artists;
    }

    Shelf<Album> albums() {
        return albums;
    }

    Shelf<Track> tracks() {
        return tracks;
    }

    Catalog.Status status() {
        return new Catalog.Status(
                version, changedAtMs, artists.size(), albums.size(), tracks.size(), sizeBytes, durationMs);
    }

    Catalog.Artists list(Catalog.ListArtists wish) {
        BitSet wanted = wish.genre() == null ? null : genres.find(wish.genre()).artists();
        if (wish.albumArtistsOnly()) {
            wanted = matching(
                    wanted, artists.size(), i -> artists.entries().get(i).albumCount() > 0);
        }
        Slice<Artist> slice = artists.page(wish.order(), wish.descending(), wanted, wish.page());
        return new Catalog.Artists(slice.entries(), slice.next(), slice.total());
    }

    Catalog.Albums list(Catalog.ListAlbums wish) {
        BitSet wanted = wish.genre() == null ? null : genres.find(wish.genre()).albums();
        if (wish.artist() != null) {
            wanted = both(wanted, postings(wish.artist()).albums().bits());
        }
        if (wish.fromYear() != null || wish.toYear() != null) {
            wanted = matching(
                    wanted,
                    albums.size(),
                    i -> isWithin(albums.entries().get(i).year(), wish.fromYear(), wish.toYear()));
        }
        if (wish.compilation() != null) {
            wanted =
                    matching(wanted, albums.size(), i -> albums.entries().get(i).compilation() == wish.compilation());
        }
        Slice<Album> slice = wish.order() == Catalog.AlbumOrder.RANDOM
                ? albums.shuffled("RANDOM", wish.seed(), wish.descending(), wanted, wish.page())
                : albums.page(wish.order(), wish.descending(), wanted, wish.page());
        return new Catalog.Albums(slice.entries(), slice.next(), slice.total());
    }

    Catalog.Tracks list(Catalog.ListTracks wish) {
        BitSet wanted = wish.genre() == null ? null : genres.find(wish.genre()).tracks();
        if (wish.artist() != null) {
            wanted = both(wanted, postings(wish.artist()).tracks().bits());
        }
        if (wish.album() != null) {
            wanted = both(wanted, tracksOf(albums.ids().position(wish.album().value())));
        }
        if (wish.fromYear() != null || wish.toYear() != null) {
            wanted = matching(
                    wanted,
                    tracks.size(),
                    i -> isWithin(tracks.entries().get(i).year(), wish.fromYear(), wish.toYear()));
        }
        Slice<Track> slice = wish.order() == Catalog.TrackOrder.RANDOM
                ? tracks.shuffled("RANDOM", wish.seed(), wish.descending(), wanted, wish.page())
                : tracks.page(wish.order(), wish.descending(), wanted, wish.page());
        return new Catalog.Tracks(slice.entries(), slice.next(), slice.total());
    }

    Catalog.Genres list(Catalog.ListGenres wish) {
        return genres.page(wish.page());
    }

    Catalog.ArtistDetail artist(Catalog.GetArtist wish) {
        Artist artist = found(artists, "artist", wish.id().value());
        Slice<Album> page = albums.page(
                Catalog.AlbumOrder.YEAR, false, postings(wish.id()).albums().bits(), Page.first(Page.LIMIT_MAX));
        return new Catalog.ArtistDetail(artist, page.entries(), page.next());
    }

    Catalog.AlbumDetail album(Catalog.GetAlbum wish) {
        Album album = found(albums, "album", wish.id().value());
        int first = firstTracks[albums.ids().position(wish.id().value())];
        int shown = Math.min(album.trackCount(), Page.LIMIT_MAX);
        List<Track> page = tracks.entries().subList(first, first + shown);
        if (shown == album.trackCount()) {
            return new Catalog.AlbumDetail(album, page, null);
        }
        var rest = new Catalog.ListTracks(
                Catalog.TrackOrder.ALBUM, false, null, null, wish.id(), null, null, 0, Page.first(Page.LIMIT_MAX));
        return new Catalog.AlbumDetail(album, page, list(rest).next());
    }

    Track track(String id) {
        return found(tracks, "track", id);
    }

    private static <E> E found(Shelf<E> shelf, String noun, String id) {
        E entry = shelf.find(id);
        if (entry == null) {
            throw Failure.notFound(noun + " " + id);
        }
        return entry;
    }

    private Postings postings(ArtistId id) {
        int position = artists.ids().position(id.value());
        return position < 0 ? new Postings(new Positions(), new Positions()) : byArtist.get(position);
    }

    private BitSet tracksOf(int albumPosition) {
        BitSet bits = new BitSet();
        if (albumPosition >= 0) {
            int first = firstTracks[albumPosition];
            bits.set(first, first + albums.entries().get(albumPosition).trackCount());
        }
        return bits;
    }

    /** @param mine not used elsewhere, so that it may be changed */
    private static BitSet both(BitSet wanted, BitSet mine) {
        if (wanted != null) {
            mine.and(wanted);
        }
        return mine;
    }

    private static BitSet matching(BitSet wanted, int size, IntPredicate condition) {
        BitSet matching = new BitSet(size);
        for (int i = 0; i < size; i++) {
            if ((wanted == null || wanted.get(i)) && condition.test(i)) {
                matching.set(i);
            }
        }
        return matching;
    }

    private static boolean isWithin(Integer year, Integer from, Integer to) {
        return year != null && (from == null || year >= from) && (to == null || year <= to);
    }
}
