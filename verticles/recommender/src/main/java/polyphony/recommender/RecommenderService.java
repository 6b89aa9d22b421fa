package polyphony.recommender;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import polyphony.shared.bus.Caller;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.Activity.Happened;
import polyphony.shared.contract.Recommender.GetHome;
import polyphony.shared.contract.Recommender.GetRadio;
import polyphony.shared.contract.Recommender.GetSimilar;
import polyphony.shared.contract.Recommender.Home;
import polyphony.shared.contract.Recommender.Radio;
import polyphony.shared.contract.Recommender.Refreshed;
import polyphony.shared.contract.UserId;
import polyphony.shared.stream.DeletedUsers;
import polyphony.shared.stream.Received;

/** The rules: an event is kept, then learned from, then the listener's rows are made anew; asks read what stands ready. */
final class RecommenderService {
    /** Events that a listener is made from; older ones have faded. */
    private static final int EVENTS_OF_LISTENER_MAX = 1_000;

    private static final int REPLAY_BATCH = 5_000;

    private final RecommenderStore store;
    private final Models models;
    private final Refreshes refreshes;
    private final HomeCache cache;
    private final Map<UserId, Future<Shelf>> loading = new HashMap<>();

    RecommenderService(RecommenderStore store, Models models, Refreshes refreshes, HomeCache cache) {
        this.store = store;
        this.models = models;
        this.refreshes = refreshes;
        this.cache = cache;
    }

    Future<Home> home(GetHome wish, Caller caller) {
        return shelf(caller.identity().requireUser()).map(refreshes::home);
    }

    Future<Radio> radio(GetRadio wish, Caller caller) {
        UserId user = caller.identity().user();
        Future<Listener> listener = user == null
                ? Future.succeededFuture(new Listener(null))
                : shelf(user).map(Shelf::listener);
        return listener.map(known -> new Radio(models.radio(wish, known)));
    }

    Future<Radio> similar(GetSimilar wish, Caller caller) {
        return Future.succeededFuture(new Radio(models.similar(wish.id(), wish.limit())));
    }

    private Future<Shelf> shelf(UserId user) {
        Shelf here = models.shelf(user);
        if (here != null) {
            return Future.succeededFuture(here);
        }
        Future<Shelf> under = loading.get(user);
        if (under != null) {
            return under;
        }
        Future<Shelf> load = store.latest(user, EVENTS_OF_LISTENER_MAX).map(events -> {
            // An event may have been handled while this was read; what it made is newer.
            Shelf made = models.shelf(user);
            return made != null ? made : models.load(user, events, Set.of());
        });
        loading.put(user, load);
        return load.onComplete(loaded -> loading.remove(user));
    }

    /** Takes in a batch of the topic {@code activity}; ends when it is kept and the listeners' rows are on their way. */
    Future<Void> happened(List<Received<Happened>> batch) {
        List<Event> events = batch.stream()
                .map(Received::value)
                .filter(Event::isWhole)
                .map(Event::of)
                .toList();
        if (events.isEmpty()) {
            return Future.succeededFuture();
        }
        return store.append(events).compose(this::learn);
    }

    private Future<Void> learn(RecommenderStore.Appended appended) {
        Map<UserId, List<Event>> byUser = appended.fresh().stream()
                .collect(Collectors.groupingBy(Event::user, LinkedHashMap::new, Collectors.toList()));
        List<Future<Void>> learned = new ArrayList<>();
        appended.before().forEach((user, before) -> {
            List<Event> fresh = byUser.getOrDefault(user, List.of());
            Shelf shelf = models.shelf(user);
            if (shelf != null && shelf.listener().seq() == before) {
                learn(shelf, fresh);
            } else if (shelf != null || !fresh.isEmpty()) {
                learned.add(reload(user, fresh));
            }
        });
        return Future.all(learned).mapEmpty();
    }

    private void learn(Shelf shelf, List<Event> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        fresh.forEach(event -> models.take(shelf.listener(), event, true));
        refreshes.request(shelf);
    }

    /** The listener is not in memory, or what is there has missed something. */
    private Future<Void> reload(UserId user, List<Event> fresh) {
        Set<String> unlearned = fresh.stream().map(Event::eventId).collect(Collectors.toSet());
        return store.latest(user, EVENTS_OF_LISTENER_MAX)
                .onSuccess(events -> refreshes.request(models.load(user, events, unlearned)))
                .mapEmpty();
    }

    /** Another instance changed this listener's rows: what is here is old. */
    void refreshed(Refreshed event) {
        Shelf here = models.shelf(event.user());
        if (here != null && here.version() < event.version()) {
            models.forget(event.user());
        }
    }

    /** Takes in a batch of the topic {@code accounts}: a user who was deleted is forgotten. */
    Future<Void> accountsChanged(List<Received<Accounts.Changed>> batch) {
        return DeletedUsers.forgotten(batch, this::forget);
    }

    private Future<Void> forget(UserId user) {
        models.forget(user);
        cache.forget(user);
        return store.forget(user);
    }

    /** Makes the models from the events that are kept, at most {@code max}. */
    Future<Void> replay(int max) {
        // Listeners are loaded whole when they come: here some may have been seen in part only.
        return store.placeBefore(max).compose(this::replayAfter).onSuccess(replayed -> models.forgetListeners());
    }

    /** Forgets what is older than so many days. */
    Future<Void> prune(int days) {
        return store.prune(days);
    }

    private Future<Void> replayAfter(long place) {
        return store.after(place, REPLAY_BATCH).compose(events -> {
            events.forEach(event -> models.take(models.shelfOrNew(event.user()).listener(), event, true));
            return events.size() < REPLAY_BATCH
                    ? Future.succeededFuture()
                    : replayAfter(events.get(events.size() - 1).seq());
        });
    }
}
