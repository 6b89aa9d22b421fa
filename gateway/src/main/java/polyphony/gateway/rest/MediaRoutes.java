package polyphony.gateway.rest;

import io.vertx.core.Future;
import java.util.Map;
import polyphony.gateway.media.MediaSender;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Streaming;
import polyphony.shared.contract.TrackId;

/** Bytes: music and pictures. */
public final class MediaRoutes implements RestDoor.Group {
    private static final long MS_PER_SECOND = 1_000;

    private final MediaSender media;

    public MediaRoutes(MediaSender media) {
        this.media = media;
    }

    @Override
    public void add(Map<String, RestDoor.Handling> handlers) {
        handlers.put("streamTrack", this::stream);
        handlers.put("streamTrackHead", this::stream);
        handlers.put("getArtwork", this::artwork);
        handlers.put("getArtworkHead", this::artwork);
    }

    private Future<Reply> stream(Call call) {
        var want = new Streaming.Want(
                new TrackId(call.text("trackId")),
                call.text("format"),
                call.number("maxBitRate"),
                call.longOrNull("timeOffset") * MS_PER_SECOND);
        return media.track(call.request(), want, call.caller()).map(sent -> Reply.alreadySent());
    }

    private Future<Reply> artwork(Call call) {
        var want = new Catalog.GetArtwork(call.text("artworkId"), call.number("size"));
        return media.artwork(call.request(), want, call.caller()).map(sent -> Reply.alreadySent());
    }
}
