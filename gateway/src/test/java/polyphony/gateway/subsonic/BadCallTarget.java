package polyphony.gateway.subsonic;

import java.util.stream.Stream;

/** A right call and one of its parameters, what the parameter is, and whether it must be there. */
record BadCallTarget(AppCall call, String parameter, Kind kind, boolean required) {
    enum Kind {
        ID,
        /** Any whole number from 0 up, large ones cut. */
        COUNT,
        NUMBER,
        FLAG,
        TEXT
    }

    private static BadCallTarget needed(Kind kind, String parameter, String method, String... pairs) {
        return new BadCallTarget(AppCall.of(method, pairs), parameter, kind, true);
    }

    private static BadCallTarget may(Kind kind, String parameter, String method, String... pairs) {
        return new BadCallTarget(AppCall.of(method, pairs), parameter, kind, false);
    }

    static Stream<BadCallTarget> all() {
        return Stream.of(
                needed(Kind.ID, "id", "getArtist", "id", "ar-1"),
                needed(Kind.ID, "id", "getAlbum", "id", "al-1"),
                needed(Kind.ID, "id", "getMusicDirectory", "id", "al-1"),
                may(Kind.NUMBER, "ifModifiedSince", "getIndexes"),
                may(Kind.TEXT, "title", "getLyrics"),
                needed(Kind.TEXT, "type", "getAlbumList", "type", "newest"),
                may(Kind.COUNT, "size", "getAlbumList", "type", "newest"),
                may(Kind.NUMBER, "songOffset", "search2", "query", "dusk"),
                needed(Kind.ID, "id", "getSong", "id", "tr-1"),
                needed(Kind.ID, "id", "getLyricsBySongId", "id", "tr-1"),
                needed(Kind.ID, "id", "getSimilarSongs", "id", "tr-1"),
                needed(Kind.ID, "id", "getSimilarSongs2", "id", "tr-1"),
                may(Kind.COUNT, "count", "getSimilarSongs2", "id", "tr-1"),
                needed(Kind.TEXT, "type", "getAlbumList2", "type", "newest"),
                may(Kind.COUNT, "size", "getAlbumList2", "type", "newest"),
                may(Kind.NUMBER, "offset", "getAlbumList2", "type", "newest"),
                needed(Kind.NUMBER, "fromYear", "getAlbumList2", "type", "byYear", "fromYear", "1", "toYear", "2"),
                needed(Kind.NUMBER, "toYear", "getAlbumList2", "type", "byYear", "fromYear", "1", "toYear", "2"),
                needed(Kind.TEXT, "genre", "getAlbumList2", "type", "byGenre", "genre", "x"),
                may(Kind.COUNT, "size", "getRandomSongs"),
                may(Kind.NUMBER, "fromYear", "getRandomSongs"),
                may(Kind.NUMBER, "toYear", "getRandomSongs"),
                needed(Kind.TEXT, "genre", "getSongsByGenre", "genre", "x"),
                may(Kind.COUNT, "count", "getSongsByGenre", "genre", "x"),
                may(Kind.NUMBER, "offset", "getSongsByGenre", "genre", "x"),
                may(Kind.COUNT, "artistCount", "search3"),
                may(Kind.COUNT, "albumCount", "search3"),
                may(Kind.COUNT, "songCount", "search3", "query", "dusk"),
                may(Kind.NUMBER, "artistOffset", "search3", "query", "dusk"),
                may(Kind.NUMBER, "albumOffset", "search3"),
                may(Kind.NUMBER, "songOffset", "search3"),
                needed(Kind.ID, "id", "getPlaylist", "id", "pl-bob"),
                needed(Kind.ID, "id", "deletePlaylist", "id", "pl-bob"),
                needed(Kind.ID, "playlistId", "updatePlaylist", "playlistId", "pl-bob", "name", "x"),
                may(Kind.FLAG, "public", "updatePlaylist", "playlistId", "pl-bob"),
                may(Kind.ID, "songIdToAdd", "updatePlaylist", "playlistId", "pl-bob"),
                may(Kind.NUMBER, "songIndexToRemove", "updatePlaylist", "playlistId", "pl-bob"),
                needed(Kind.TEXT, "name", "createPlaylist", "name", "x"),
                may(Kind.ID, "playlistId", "createPlaylist", "name", "x"),
                may(Kind.ID, "songId", "createPlaylist", "name", "x"),
                needed(Kind.ID, "id", "star", "id", "tr-1"),
                may(Kind.ID, "albumId", "star", "id", "tr-1"),
                may(Kind.ID, "artistId", "unstar", "id", "tr-1"),
                needed(Kind.ID, "id", "setRating", "id", "tr-1", "rating", "3"),
                needed(Kind.NUMBER, "rating", "setRating", "id", "tr-1", "rating", "3"),
                needed(Kind.ID, "id", "scrobble", "id", "tr-1"),
                may(Kind.NUMBER, "time", "scrobble", "id", "tr-1"),
                may(Kind.FLAG, "submission", "scrobble", "id", "tr-1"),
                needed(Kind.ID, "id", "stream", "id", "tr-1"),
                may(Kind.COUNT, "maxBitRate", "stream", "id", "tr-1"),
                may(Kind.NUMBER, "timeOffset", "stream", "id", "tr-1"),
                needed(Kind.ID, "id", "download", "id", "tr-1"),
                needed(Kind.ID, "id", "getCoverArt", "id", "im-1"),
                may(Kind.COUNT, "size", "getCoverArt", "id", "im-1"),
                new BadCallTarget(AppCall.of("startScan").as("alice"), "fullScan", Kind.FLAG, false));
    }

    @Override
    public String toString() {
        return call.method() + " " + parameter;
    }
}
