package polyphony.gateway.subsonic;

import java.util.List;

/** One right call, or several, of each method that answers with a document. */
final class EveryCall {
    private EveryCall() {}

    static List<AppCall> reading() {
        return List.of(
                AppCall.of("ping"),
                AppCall.of("getLicense"),
                AppCall.of("getOpenSubsonicExtensions"),
                AppCall.nobody("tokenInfo", "apiKey", "key-of-bob"),
                AppCall.of("getUser", "username", "bob"),
                AppCall.of("getMusicFolders"),
                AppCall.of("getScanStatus"),
                AppCall.of("getArtists"),
                AppCall.of("getArtist", "id", "ar-1"),
                AppCall.of("getAlbum", "id", "al-1"),
                AppCall.of("getAlbum", "id", "al-2"),
                AppCall.of("getSong", "id", "tr-1"),
                AppCall.of("getSong", "id", "tr-2"),
                AppCall.of("getIndexes"),
                AppCall.of("getIndexes", "ifModifiedSince", "1"),
                AppCall.of("getMusicDirectory", "id", "ar-1"),
                AppCall.of("getMusicDirectory", "id", "al-1"),
                AppCall.of("getGenres"),
                AppCall.of("getLyrics", "artist", "ARTIST 1", "title", "song <1>"),
                AppCall.of("getLyrics", "artist", "Nobody", "title", "Nothing"),
                AppCall.of("getLyricsBySongId", "id", "tr-1"),
                AppCall.of("getLyricsBySongId", "id", "tr-2"),
                AppCall.of("getLyricsBySongId", "id", "tr-3"),
                AppCall.of("getAlbumList2", "type", "newest", "size", "3"),
                AppCall.of("getAlbumList2", "type", "starred"),
                AppCall.of("getAlbumList", "type", "newest", "size", "3"),
                AppCall.of("getRandomSongs", "size", "3"),
                AppCall.of("getSongsByGenre", "genre", "Ambient"),
                AppCall.of("getStarred"),
                AppCall.of("getStarred2"),
                AppCall.of("search2", "query", "dusk"),
                AppCall.of("search3", "query", "dusk"),
                AppCall.of("search3", "query", "", "songCount", "3"),
                AppCall.of("getSimilarSongs", "id", "tr-1"),
                AppCall.of("getSimilarSongs2", "id", "tr-1"),
                AppCall.of("getPlaylists"),
                AppCall.of("getPlaylist", "id", "pl-bob"));
    }

    static List<AppCall> writing() {
        return List.of(
                AppCall.of("startScan").as("alice"),
                AppCall.of("createPlaylist", "name", "New", "songId", "tr-1", "songId", "tr-2"),
                AppCall.of("createPlaylist", "playlistId", "pl-bob", "songId", "tr-3"),
                AppCall.of("updatePlaylist", "playlistId", "pl-bob", "name", "Other", "songIdToAdd", "tr-1"),
                AppCall.of("updatePlaylist", "playlistId", "pl-bob", "songIndexToRemove", "0", "public", "true"),
                AppCall.of("deletePlaylist", "id", "pl-bob"),
                AppCall.of("star", "id", "tr-1", "albumId", "al-1", "artistId", "ar-1"),
                AppCall.of("unstar", "id", "tr-1", "id", "al-1"),
                AppCall.of("setRating", "id", "tr-1", "rating", "5"),
                AppCall.of("scrobble", "id", "tr-1", "time", "1700000000000"));
    }

    static List<AppCall> all() {
        return java.util.stream.Stream.concat(reading().stream(), writing().stream())
                .toList();
    }

    /** Those that answer with bytes. */
    static List<AppCall> binary() {
        return List.of(
                AppCall.of("stream", "id", "tr-1"),
                AppCall.of("download", "id", "tr-1"),
                AppCall.of("getCoverArt", "id", "im-1"));
    }
}
