package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import polyphony.gateway.library.Lookup;
import polyphony.gateway.media.MediaSender;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.PlaylistId;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.Streaming;
import polyphony.shared.contract.TrackId;

/** Music and pictures. */
final class MediaEndpoints {
    private static final String RAW = "raw";
    private static final int BIT_RATE_MAX = 10_000;
    private static final int OFFSET_SECONDS_MAX = 1_000_000;
    private static final int PICTURE_SIZE_MAX = 2_000;
    private static final long MS_PER_SECOND = 1_000;

    private final Bus bus;
    private final Lookup lookup;
    private final MediaSender media;

    MediaEndpoints(Bus bus, Lookup lookup, MediaSender media) {
        this.bus = bus;
        this.lookup = lookup;
        this.media = media;
    }

    void addTo(Map<String, Endpoint.Binary> endpoints) {
        endpoints.put("stream", this::stream);
        endpoints.put("download", this::download);
        endpoints.put("getCoverArt", this::cover);
    }

    private Future<Void> stream(Request request) {
        Query query = request.query();
        var want = new Streaming.Want(
                query.track("id"),
                format(query.all("format")),
                query.atMost("maxBitRate", 0, BIT_RATE_MAX),
                query.number("timeOffset", 0, 0, OFFSET_SECONDS_MAX) * MS_PER_SECOND);
        return query.flag("estimateContentLength", false)
                ? media.trackOfKnownLength(request.http(), want, request.caller())
                : media.track(request.http(), want, request.caller());
    }

    /** The first that is named; old clients say {@code ogg} for what is Opus here. */
    private static String format(List<String> formats) {
        String format = formats.isEmpty() ? "" : formats.get(0);
        return switch (format) {
            case "" -> null;
            case "ogg", "oga" -> "opus";
            case "m4a", "mp4" -> "aac";
            default -> format;
        };
    }

    private Future<Void> download(Request request) {
        TrackId id = request.query().track("id");
        return lookup.track(id, request.caller()).compose(track -> {
            String name = track.path().substring(track.path().lastIndexOf('/') + 1);
            request.http()
                    .response()
                    .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + encoded(name));
            return media.track(request.http(), new Streaming.Want(id, RAW, 0, 0), request.caller());
        });
    }

    /** RFC 5987: percent-encoded UTF-8. */
    private static String encoded(String name) {
        return java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private Future<Void> cover(Request request) {
        String id = request.query().required("id");
        int size = request.query().atMost("size", 0, PICTURE_SIZE_MAX);
        return picture(id, request).compose(picture -> {
            var wish = Query.id("picture", picture, value -> new Catalog.GetArtwork(value, size));
            return media.artwork(request.http(), wish, request.caller());
        });
    }

    /** Picture ids are what the answers name; ids of songs, albums, artists and playlists are taken as well. */
    private Future<String> picture(String id, Request request) {
        Future<String> found;
        if (id.startsWith(TrackId.PREFIX)) {
            found = lookup.track(Query.id("song", id, TrackId::new), request.caller())
                    .map(track -> track.artworkId());
        } else if (id.startsWith(AlbumId.PREFIX)) {
            var albumId = Query.id("album", id, AlbumId::new);
            found = lookup.albums(List.of(albumId), request.caller())
                    .map(albums -> Lookup.only(albums, "album " + id).artworkId());
        } else if (id.startsWith(ArtistId.PREFIX)) {
            var artistId = Query.id("artist", id, ArtistId::new);
            found = lookup.artists(List.of(artistId), request.caller())
                    .map(artists -> Lookup.only(artists, "artist " + id).artworkId());
        } else if (id.startsWith(PlaylistId.PREFIX)) {
            found = ofPlaylist(Query.id("playlist", id, PlaylistId::new), request);
        } else {
            return Future.succeededFuture(id);
        }
        return found.map(
                picture -> Lookup.only(picture == null ? List.<String>of() : List.of(picture), "a picture of " + id));
    }

    /** The cover of the first song that has one. */
    private Future<String> ofPlaylist(PlaylistId id, Request request) {
        return bus.ask(Playlists.ENTRIES, new Playlists.ListEntries(id, 0, 20), request.caller())
                .compose(entries -> lookup.tracks(entries.tracks(), request.caller()))
                .map(tracks -> tracks.stream()
                        .map(track -> track.artworkId())
                        .filter(picture -> picture != null)
                        .findFirst()
                        .orElse(null));
    }
}
