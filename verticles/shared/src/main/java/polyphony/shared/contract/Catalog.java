package polyphony.shared.contract;

import java.util.List;
import polyphony.shared.bus.Announcement;
import polyphony.shared.bus.Ask;

/** What the catalog service answers and announces to everyone: the truth about the music. See also {@link CatalogImport}. */
public interface Catalog {
    Ask<GetStatus, Status> STATUS = Ask.repeatable("catalog.status", GetStatus.class, Status.class);

    Ask<ListArtists, Artists> ARTISTS = Ask.repeatable("catalog.artists", ListArtists.class, Artists.class);
    Ask<ListAlbums, Albums> ALBUMS = Ask.repeatable("catalog.albums", ListAlbums.class, Albums.class);
    Ask<ListTracks, Tracks> TRACKS = Ask.repeatable("catalog.tracks", ListTracks.class, Tracks.class);
    Ask<ListGenres, Genres> GENRES = Ask.repeatable("catalog.genres", ListGenres.class, Genres.class);

    /** NOT_FOUND for an unknown id, here and below. */
    Ask<GetArtist, ArtistDetail> ARTIST = Ask.repeatable("catalog.artist", GetArtist.class, ArtistDetail.class);

    Ask<GetAlbum, AlbumDetail> ALBUM = Ask.repeatable("catalog.album", GetAlbum.class, AlbumDetail.class);

    /** Those of the ids that exist, in the order asked; the others are left out. */
    Ask<TrackIds, Tracks> TRACKS_BY_ID = Ask.repeatable("catalog.tracksById", TrackIds.class, Tracks.class);

    Ask<AlbumIds, Albums> ALBUMS_BY_ID = Ask.repeatable("catalog.albumsById", AlbumIds.class, Albums.class);
    Ask<ArtistIds, Artists> ARTISTS_BY_ID = Ask.repeatable("catalog.artistsById", ArtistIds.class, Artists.class);

    Ask<GetTrack, Lyrics> LYRICS = Ask.repeatable("catalog.lyrics", GetTrack.class, Lyrics.class);
    /** Where the bytes of a track are; asked by streaming. */
    Ask<GetTrack, MediaFile> FILE = Ask.repeatable("catalog.file", GetTrack.class, MediaFile.class);
    /** A picture in one of the sizes of the ladder, made when it is not there yet. */
    Ask<GetArtwork, Picture> ARTWORK = Ask.repeatable("catalog.artwork", GetArtwork.class, Picture.class);

    /** The catalogue changed; said at most once a second while a scan goes on. */
    Announcement<Changed> CHANGED = new Announcement<>("catalog.changed", Changed.class);

    /** The compacted topic {@code catalog}: key is the id of the entity, value an {@link EntityChanged}. */
    String TOPIC = "catalog";

    /** A value of the topic {@code catalog}: exactly one of the three is filled, or none when it is gone. */
    record EntityChanged(String id, long version, Artist artist, Album album, Track track) {
        public boolean isGone() {
            return artist == null && album == null && track == null;
        }
    }

    record GetStatus() {}

    /**
     * @param version grows with every change
     * @param changedAtMs of the last change, milliseconds since the epoch
     */
    record Status(
            long version, long changedAtMs, int artists, int albums, int tracks, long sizeBytes, long durationMs) {}

    record Changed(long version, int tracks) {}

    enum ArtistOrder {
        NAME,
        ADDED
    }

    /**
     * @param albumArtistsOnly leave out artists who have no album of their own
     * @param genre only those with a track of it, or null
     */
    record ListArtists(ArtistOrder order, boolean descending, boolean albumArtistsOnly, String genre, Page page) {
        public ListArtists {
            Texts.optional("genre", genre, 200);
        }
    }

    /** @param next cursor of the page that follows, or null at the end; {@code total} of the whole list */
    record Artists(List<Artist> artists, String next, int total) {
        public Artists {
            artists = List.copyOf(artists);
        }
    }

    enum AlbumOrder {
        TITLE,
        ARTIST,
        YEAR,
        ADDED,
        /** A shuffle that is the same for the same seed. */
        RANDOM,
        /** By id: stable whatever is added. */
        ID
    }

    /**
     * @param genre compared without case, or null
     * @param artist an album artist, or null
     * @param fromYear first year, inclusive, or null
     * @param toYear last year, inclusive, or null
     * @param seed of RANDOM
     */
    record ListAlbums(
            AlbumOrder order,
            boolean descending,
            String genre,
            ArtistId artist,
            Integer fromYear,
            Integer toYear,
            Boolean compilation,
            long seed,
            Page page) {
        public ListAlbums {
            Texts.optional("genre", genre, 200);
        }
    }

    record Albums(List<Album> albums, String next, int total) {
        public Albums {
            albums = List.copyOf(albums);
        }
    }

    enum TrackOrder {
        TITLE,
        /** Album artist, album, disc, track. */
        ALBUM,
        ADDED,
        RANDOM,
        ID
    }

    record ListTracks(
            TrackOrder order,
            boolean descending,
            String genre,
            ArtistId artist,
            AlbumId album,
            Integer fromYear,
            Integer toYear,
            long seed,
            Page page) {
        public ListTracks {
            Texts.optional("genre", genre, 200);
        }
    }

    record Tracks(List<Track> tracks, String next, int total) {
        public Tracks {
            tracks = List.copyOf(tracks);
        }
    }

    record ListGenres(Page page) {}

    record Genre(String name, int albumCount, int trackCount) {}

    record Genres(List<Genre> genres, String next, int total) {
        public Genres {
            genres = List.copyOf(genres);
        }
    }

    record GetArtist(ArtistId id) {}

    /** @param albums all albums of the artist, at most 100, by year; {@code next} for {@link #ALBUMS} when there are more */
    record ArtistDetail(Artist artist, List<Album> albums, String next) {
        public ArtistDetail {
            albums = List.copyOf(albums);
        }
    }

    record GetAlbum(AlbumId id) {}

    /** @param tracks by disc and number, at most 100; {@code next} continues {@link #TRACKS} in order ALBUM with this album */
    record AlbumDetail(Album album, List<Track> tracks, String next) {
        public AlbumDetail {
            tracks = List.copyOf(tracks);
        }
    }

    record GetTrack(TrackId id) {}

    record TrackIds(List<TrackId> ids) {
        public TrackIds {
            Limits.size("ids", ids, 0, Page.LIMIT_MAX);
            ids = List.copyOf(ids);
        }
    }

    record AlbumIds(List<AlbumId> ids) {
        public AlbumIds {
            Limits.size("ids", ids, 0, Page.LIMIT_MAX);
            ids = List.copyOf(ids);
        }
    }

    record ArtistIds(List<ArtistId> ids) {
        public ArtistIds {
            Limits.size("ids", ids, 0, Page.LIMIT_MAX);
            ids = List.copyOf(ids);
        }
    }

    /**
     * @param plain the words, or null when there are none
     * @param lines the words with their times, empty when they have none
     */
    record Lyrics(TrackId id, String language, String plain, List<Line> lines) {
        public Lyrics {
            lines = List.copyOf(lines);
        }

        public record Line(long startMs, String text) {}
    }

    /**
     * @param file absolute path on the nodes that mount the music folder
     * @param contentHash of its bytes, hexadecimal: a strong validator
     */
    record MediaFile(Track track, String root, String file, String contentHash, long sizeBytes, long modifiedAtMs) {}

    /** @param size wanted edge in pixels, 1 to 2000, answered by the next size of the ladder; 0 for the original */
    record GetArtwork(String id, int size) {
        public GetArtwork {
            Texts.required("id", id, 64);
            Limits.within("size", size, 0, 2_000);
        }
    }

    /** @param file absolute path of the picture on this node */
    record Picture(String file, String contentType, long sizeBytes, String etag) {}
}
