package polyphony.gateway.subsonic;

import java.util.List;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.ArtistRef;
import polyphony.shared.contract.Track;

/**
 * How tracks, albums and artists look in this protocol: Child, AlbumID3 and ArtistID3 of the OpenSubsonic documents.
 *
 * @param given what the listener gave to them
 * @param flat leave out nested lists, see {@link Client#flat()}
 */
record Shapes(Given given, boolean flat) {
    private static final long MS_PER_SECOND = 1_000;

    void song(Document song, Track track) {
        Activity.Annotation note = given.to(track.id().value());
        song.field("id", track.id().value())
                .field("parent", track.albumId().value())
                .field("isDir", false)
                .field("title", track.title())
                .field("album", track.album())
                .field("artist", track.displayArtist())
                .field("track", track.track())
                .field("year", track.year())
                .field("genre", first(track.genres()))
                .field("coverArt", cover(track.artworkId(), track.albumId().value()))
                .field("size", track.sizeBytes())
                .field("contentType", track.contentType())
                .field("suffix", track.suffix())
                .field("duration", seconds(track.durationMs()))
                .field("bitRate", track.bitRateKbps())
                .field("bitDepth", track.bitDepth() == null ? Integer.valueOf(0) : track.bitDepth())
                .field("samplingRate", track.sampleRateHz())
                .field("channelCount", track.channels())
                .field("path", track.path())
                .field("isVideo", false);
        notes(song, note);
        song.field("discNumber", track.disc())
                .moment("created", track.addedAtMs())
                .field("albumId", track.albumId().value())
                .field("artistId", track.artists().get(0).id().value())
                .field("type", "music");
        if (!flat) {
            songMore(song, track);
        }
    }

    /** What OpenSubsonic adds. A field that a server knows of is there with an empty value when a song has none. */
    private static void songMore(Document song, Track track) {
        song.field("mediaType", "song")
                .field("bpm", track.bpm() == null ? Integer.valueOf(0) : track.bpm())
                .field("comment", orEmpty(track.comment()))
                .field("sortName", track.sortTitle())
                .field("musicBrainzId", orEmpty(track.musicBrainzId()))
                .field("displayArtist", track.displayArtist())
                .field("displayAlbumArtist", track.displayAlbumArtist())
                .field("displayComposer", composer(track))
                .list("genres", track.genres(), (genre, name) -> genre.field("name", name))
                .list("artists", track.artists(), Shapes::reference)
                .list("albumArtists", track.albumArtists(), Shapes::reference)
                .texts("isrc", track.isrc())
                .list("contributors", track.contributors(), Shapes::contributor)
                .object("replayGain", gain -> gain(gain, track.gain()));
    }

    private static void gain(Document gain, Track.ReplayGain known) {
        if (known != null) {
            gain.field("trackGain", known.trackGain())
                    .field("albumGain", known.albumGain())
                    .field("trackPeak", known.trackPeak())
                    .field("albumPeak", known.albumPeak());
        }
    }

    private static void contributor(Document entry, Track.Contributor contributor) {
        entry.field("role", contributor.role())
                .field("subRole", contributor.subRole())
                .object("artist", artist -> reference(artist, contributor.artist()));
    }

    private static String composer(Track track) {
        return String.join(
                ", ",
                track.contributors().stream()
                        .filter(contributor -> contributor.role().equals("composer"))
                        .map(contributor -> contributor.artist().name())
                        .toList());
    }

    void album(Document entry, Album album) {
        Activity.Annotation note = given.to(album.id().value());
        entry.field("id", album.id().value())
                .field("name", album.title())
                .field("artist", album.displayArtist())
                .field("artistId", album.artists().get(0).id().value())
                .field("coverArt", cover(album.artworkId(), album.id().value()))
                .field("songCount", album.trackCount())
                .field("duration", seconds(album.durationMs()));
        notes(entry, note);
        entry.moment("created", album.addedAtMs()).field("year", album.year()).field("genre", first(album.genres()));
        if (!flat) {
            albumMore(entry, album);
        }
    }

    private static void albumMore(Document entry, Album album) {
        entry.field("musicBrainzId", orEmpty(album.musicBrainzId()))
                .field("displayArtist", album.displayArtist())
                .field("sortName", album.sortTitle())
                .field("isCompilation", album.compilation())
                .list("genres", album.genres(), (genre, name) -> genre.field("name", name))
                .list("artists", album.artists(), Shapes::reference)
                .list("recordLabels", album.labels(), (label, name) -> label.field("name", name))
                .texts("releaseTypes", album.releaseTypes())
                .object("originalReleaseDate", date -> date(date, album.originalDate()))
                .object("releaseDate", date -> date(date, album.releaseDate()))
                .list(
                        "discTitles",
                        album.discTitles(),
                        (disc, title) -> disc.field("disc", title.disc()).field("title", title.title()));
    }

    /** {@code YYYY}, {@code YYYY-MM} or {@code YYYY-MM-DD} in parts. */
    private static void date(Document entry, String text) {
        if (text != null) {
            part(entry, "year", text, 0, 4);
            part(entry, "month", text, 5, 7);
            part(entry, "day", text, 8, 10);
        }
    }

    private static void part(Document entry, String name, String date, int from, int to) {
        if (date.length() >= to && date.chars().skip(from).limit(to - from).allMatch(c -> c >= '0' && c <= '9')) {
            entry.field(name, Integer.valueOf(Integer.parseInt(date, from, to, 10)));
        }
    }

    void artist(Document entry, Artist artist) {
        Activity.Annotation note = given.to(artist.id().value());
        entry.field("id", artist.id().value())
                .field("name", artist.name())
                .field("coverArt", cover(artist.artworkId(), artist.id().value()))
                .field("albumCount", artist.albumCount())
                .moment("starred", note.starredAtMs())
                .field("userRating", note.rating() == 0 ? null : Integer.valueOf(note.rating()));
        if (!flat) {
            entry.field("musicBrainzId", orEmpty(artist.musicBrainzId()))
                    .field("sortName", artist.sortName())
                    .texts("roles", artist.roles());
        }
    }

    /** The artist as a folder. */
    void artistFolder(Document entry, Artist artist) {
        Activity.Annotation note = given.to(artist.id().value());
        entry.field("id", artist.id().value())
                .field("name", artist.name())
                .moment("starred", note.starredAtMs())
                .field("userRating", note.rating() == 0 ? null : Integer.valueOf(note.rating()));
    }

    /** The album as a folder among others. */
    void albumFolder(Document entry, Album album) {
        entry.field("id", album.id().value())
                .field("parent", album.artists().get(0).id().value())
                .field("isDir", true)
                .field("title", album.title())
                .field("album", album.title())
                .field("artist", album.displayArtist())
                .field("year", album.year())
                .field("genre", first(album.genres()))
                .field("coverArt", cover(album.artworkId(), album.id().value()))
                .field("duration", seconds(album.durationMs()))
                .field("isVideo", false);
        notes(entry, given.to(album.id().value()));
        entry.moment("created", album.addedAtMs())
                .field("albumId", album.id().value())
                .field("artistId", album.artists().get(0).id().value());
        if (!flat) {
            entry.field("mediaType", "album");
        }
    }

    /** The album as the folder at hand. */
    void directory(Document entry, Album album) {
        Activity.Annotation note = given.to(album.id().value());
        entry.field("id", album.id().value())
                .field("parent", album.artists().get(0).id().value())
                .field("name", album.title())
                .moment("starred", note.starredAtMs())
                .field("userRating", note.rating() == 0 ? null : Integer.valueOf(note.rating()))
                .field("playCount", note.playCount());
    }

    private static void notes(Document entry, Activity.Annotation note) {
        entry.field("userRating", note.rating() == 0 ? null : Integer.valueOf(note.rating()))
                .field("playCount", note.playCount())
                .moment("starred", note.starredAtMs())
                .moment("played", note.lastPlayedAtMs());
    }

    private static void reference(Document entry, ArtistRef artist) {
        entry.field("id", artist.id().value()).field("name", artist.name());
    }

    /** Clients expect a picture on everything; the id of the thing itself says "not found" when one is fetched. */
    private static String cover(String artworkId, String id) {
        return artworkId == null ? id : artworkId;
    }

    static long seconds(long ms) {
        return Math.round((double) ms / MS_PER_SECOND);
    }

    private static String first(List<String> genres) {
        return genres.isEmpty() ? null : genres.get(0);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
