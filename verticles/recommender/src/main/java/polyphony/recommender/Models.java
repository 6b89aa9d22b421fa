package polyphony.recommender;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import polyphony.shared.contract.Recommender.GetRadio;
import polyphony.shared.contract.Recommender.Row;
import polyphony.shared.contract.Track;
import polyphony.shared.contract.TrackId;
import polyphony.shared.contract.UserId;

/** All that the recommender has in memory, and what it makes of it. Used by one event loop; blocks nothing. */
final class Models {
    private final Library library = new Library();
    private final CoListening coListening;
    private final Rows rows;
    private final Radios radios;
    private final Map<UserId, Shelf> shelves;

    Models(RecommenderSettings settings, RandomGenerator random, Clock clock) {
        coListening = new CoListening(settings.halfLifeDays(), settings.neighboursMax());
        rows = new Rows(library, new Candidates(library, coListening, random), random, clock);
        radios = new Radios(library, coListening, random, clock);
        shelves = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UserId, Shelf> eldest) {
                return size() > settings.listenersMax();
            }
        };
    }

    void put(Track track) {
        library.put(track);
    }

    void remove(String trackId) {
        library.remove(trackId);
    }

    long libraryVersion() {
        return library.version();
    }

    int librarySize() {
        return library.size();
    }

    /** The shelf of a listener who is in memory, or null. */
    Shelf shelf(UserId user) {
        return shelves.get(user);
    }

    /** The shelf of a listener, empty when there was none. */
    Shelf shelfOrNew(UserId user) {
        return shelves.computeIfAbsent(user, fresh -> new Shelf(new Listener(user)));
    }

    /**
     * Makes a listener from all that is kept of it.
     *
     * @param events oldest first
     * @param unlearned ids of those that the models have not learned from yet
     */
    Shelf load(UserId user, List<Event> events, Set<String> unlearned) {
        var shelf = new Shelf(new Listener(user));
        events.forEach(event -> take(shelf.listener(), event, unlearned.contains(event.eventId())));
        shelves.put(user, shelf);
        return shelf;
    }

    void forget(UserId user) {
        shelves.remove(user);
    }

    void forgetListeners() {
        shelves.clear();
    }

    /** Takes an event into its listener and, when {@code learns}, into what is known of tracks. */
    void take(Listener listener, Event event, boolean learns) {
        if (!event.isOfTrack()) {
            listener.happened(event);
            return;
        }
        int track = library.track(event.target());
        var distance = new int[1];
        listener.happened(event, track, earlier -> {
            if (learns) {
                coListening.together(earlier, track, Candidates.nearness(distance[0]++), event.atMs());
            }
        });
        if (learns && event.isPlay()) {
            coListening.heard(track, event.atMs());
        }
    }

    List<Row> rows(Listener listener) {
        return rows.of(listener);
    }

    /** The rows without tracks that are gone by now. */
    List<Row> present(List<Row> made) {
        return made.stream()
                .map(row -> new Row(row.id(), row.title(), row.seed(), present(row)))
                .toList();
    }

    private List<TrackId> present(Row row) {
        return row.tracks().stream()
                .filter(track -> library.presentTrack(track.value()) != Names.UNKNOWN)
                .toList();
    }

    List<TrackId> radio(GetRadio wish, Listener listener) {
        return radios.radio(wish, listener);
    }

    List<TrackId> similar(String id, int limit) {
        return radios.similar(id, limit);
    }
}
