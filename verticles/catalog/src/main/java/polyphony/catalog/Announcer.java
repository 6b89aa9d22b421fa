package polyphony.catalog;

import io.vertx.core.Future;
import java.util.List;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Catalog.EntityChanged;
import polyphony.shared.contract.Track;

/**
 * Tells the topic what changed. The transaction of a change only marks the ids; what is told of them is taken from the
 * library that holds the change, counts and all, and replaces the marks in one transaction: nothing is lost, and an
 * artist with a hundred changes a second is told once.
 */
final class Announcer {
    private static final int BATCH = 100;

    private final CatalogStore store;
    private final Bus bus;
    private final Runnable written;

    /** @param written called when there are events for the relay */
    Announcer(CatalogStore store, Bus bus, Runnable written) {
        this.store = store;
        this.bus = bus;
        this.written = written;
    }

    /** Tells everyone that there is a new library, and the topic what is new in it. */
    Future<Void> announce(Library library) {
        bus.announce(
                Catalog.CHANGED,
                new Catalog.Changed(library.version(), library.tracks().size()));
        return tell(library);
    }

    /** Tells everything that the library holds and that was not told yet. */
    Future<Void> tell(Library library) {
        return tell(library, "");
    }

    private Future<Void> tell(Library library, String after) {
        return store.announce(library.version(), after, BATCH, ids -> events(library, ids))
                .compose(told -> {
                    if (!told.isEmpty()) {
                        written.run();
                    }
                    return told.size() < BATCH ? Future.succeededFuture() : tell(library, told.get(told.size() - 1));
                });
    }

    static List<EntityChanged> events(Library library, List<String> ids) {
        return ids.stream().map(id -> event(library, id)).toList();
    }

    private static EntityChanged event(Library library, String id) {
        Artist artist = library.artists().find(id);
        Album album = artist == null ? library.albums().find(id) : null;
        Track track = artist == null && album == null ? library.tracks().find(id) : null;
        return new EntityChanged(id, library.version(), artist, album, track);
    }
}
