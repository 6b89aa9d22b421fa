package polyphony.catalog;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.Catalog.GetArtwork;
import polyphony.shared.contract.Catalog.Picture;
import polyphony.shared.contract.Track;
import polyphony.shared.contract.TrackId;

/**
 * Pictures in the sizes of the ladder: from the cache, else made once for all who wait for it. Everything here is called
 * on the verticle's context; files are touched by workers.
 */
final class ArtworkService {
    private static final Logger LOG = LoggerFactory.getLogger(ArtworkService.class);
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}");
    private static final int WAITING_MAX = 500;

    private final Vertx vertx;
    private final CatalogStore store;
    private final Supplier<Library> library;
    private final PictureFiles files;
    private final PictureCache cache;
    private final WorkerExecutor decoders;
    private final Clock clock;
    private final Map<String, Future<Picture>> underWay = new HashMap<>();

    /** @param decoders as many threads as pictures may be decoded at a time */
    ArtworkService(
            Vertx vertx,
            CatalogStore store,
            Supplier<Library> library,
            PictureFiles files,
            PictureCache cache,
            WorkerExecutor decoders,
            Clock clock) {
        this.vertx = vertx;
        this.store = store;
        this.library = library;
        this.files = files;
        this.cache = cache;
        this.decoders = decoders;
        this.clock = clock;
    }

    /** Takes over what earlier runs made. */
    Future<Void> start() {
        return vertx.executeBlocking(files::found).map(found -> {
            found.forEach(file -> delete(cache.put(file.key(), file.picture(), true, clock.millis())));
            return null;
        });
    }

    /** Also takes the id of a track, album or artist. NOT_FOUND when there is no such picture. */
    Future<Picture> picture(GetArtwork wish) {
        String id = artworkOf(wish.id());
        if (id == null || !FILE_NAME.matcher(id).matches()) {
            return Future.failedFuture(Failure.notFound("picture " + wish.id()));
        }
        int step = Ladder.step(wish.size());
        String key = PictureCache.key(id, step);
        Picture known = cache.find(key);
        if (known == null) {
            return once(key, () -> make(id, step, key));
        }
        return cache.isTrusted(key, clock.millis())
                ? Future.succeededFuture(known)
                : once(key, () -> look(id, step, key));
    }

    private String artworkOf(String id) {
        if (id.startsWith(TrackId.PREFIX)) {
            Track track = library.get().tracks().find(id);
            return track == null ? null : track.artworkId();
        }
        if (id.startsWith(AlbumId.PREFIX)) {
            Album album = library.get().albums().find(id);
            return album == null ? null : album.artworkId();
        }
        if (id.startsWith(ArtistId.PREFIX)) {
            Artist artist = library.get().artists().find(id);
            return artist == null ? null : artist.artworkId();
        }
        return id;
    }

    private Future<Picture> once(String key, Supplier<Future<Picture>> work) {
        Future<Picture> running = underWay.get(key);
        if (running != null) {
            return running;
        }
        if (underWay.size() >= WAITING_MAX) {
            return Future.failedFuture(Failure.unavailable("too many pictures are being made"));
        }
        Future<Picture> fresh = work.get();
        underWay.put(key, fresh);
        return fresh.onComplete(ended -> underWay.remove(key));
    }

    private Future<Picture> look(String id, int step, String key) {
        Picture known = cache.find(key);
        return vertx.executeBlocking(() -> files.isThere(known), false).compose(there -> {
            if (there) {
                cache.trust(key, clock.millis());
                return Future.succeededFuture(known);
            }
            cache.drop(key);
            return make(id, step, key);
        });
    }

    private Future<Picture> make(String id, int step, String key) {
        return source(id)
                .compose(source -> decoders.executeBlocking(() -> files.picture(id, step, source), false))
                .map(result -> {
                    delete(cache.put(key, result.picture(), result.made(), clock.millis()));
                    return result.picture();
                });
    }

    private Future<Path> source(String id) {
        return vertx.executeBlocking(() -> files.original(id), false)
                .compose(saved -> saved.isPresent() ? Future.succeededFuture(saved) : inMusicFolder(id))
                .map(found -> found.orElseThrow(() -> Failure.notFound("picture " + id)));
    }

    private Future<Optional<Path>> inMusicFolder(String id) {
        return store.artwork(id)
                .compose(place -> place == null
                        ? Future.succeededFuture(Optional.empty())
                        : vertx.executeBlocking(() -> SafePath.below(place.root(), place.file()), false));
    }

    private void delete(List<String> given) {
        if (!given.isEmpty()) {
            vertx.executeBlocking(() -> {
                        files.delete(given);
                        return null;
                    })
                    .onFailure(cause -> LOG.warn("pictures could not be deleted: {}", cause.toString()));
        }
    }
}
