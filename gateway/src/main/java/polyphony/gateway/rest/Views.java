package polyphony.gateway.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import polyphony.gateway.library.Notes;
import polyphony.shared.bus.Caller;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.Track;

/** Records of catalog as this door shows them: with what the listener gave to them. */
final class Views {
    /** What the listener gave; null where there is nothing. */
    record Given(Long starredAtMs, Integer rating, Long playCount, Long lastPlayedAtMs) {
        static final Given NOTHING = new Given(null, null, null, null);

        static Given of(Activity.Annotation annotation) {
            return annotation == null
                    ? NOTHING
                    : new Given(
                            annotation.starredAtMs(),
                            annotation.rating() == 0 ? null : annotation.rating(),
                            annotation.playCount(),
                            annotation.lastPlayedAtMs());
        }
    }

    record TrackView(
            @JsonUnwrapped Track track, @JsonUnwrapped Given given) {}

    record AlbumView(
            @JsonUnwrapped Album album, @JsonUnwrapped Given given) {}

    record ArtistView(
            @JsonUnwrapped Artist artist, @JsonUnwrapped Given given) {}

    /** A list: {@code next} is null at the end, {@code total} where nobody counts. */
    record Items<T>(List<T> items, String next, Integer total) {}

    private final Notes notes;

    Views(Notes notes) {
        this.notes = notes;
    }

    Future<List<TrackView>> tracks(List<Track> tracks, Caller caller) {
        return all(tracks, track -> track.id().value(), TrackView::new, caller);
    }

    Future<List<AlbumView>> albums(List<Album> albums, Caller caller) {
        return all(albums, album -> album.id().value(), AlbumView::new, caller);
    }

    Future<List<ArtistView>> artists(List<Artist> artists, Caller caller) {
        return all(artists, artist -> artist.id().value(), ArtistView::new, caller);
    }

    Future<Items<TrackView>> items(List<Track> tracks, Caller caller) {
        return tracks(tracks, caller).map(views -> new Items<>(views, null, views.size()));
    }

    private <T, V> Future<List<V>> all(
            List<T> things, Function<T, String> id, BiFunction<T, Given, V> view, Caller caller) {
        return notes.of(things.stream().map(id).toList(), caller).map(given -> shown(things, given, id, view));
    }

    static <T, V> List<V> shown(
            List<T> things,
            Map<String, Activity.Annotation> given,
            Function<T, String> id,
            BiFunction<T, Given, V> view) {
        return things.stream()
                .map(thing -> view.apply(thing, Given.of(given.get(id.apply(thing)))))
                .toList();
    }
}
