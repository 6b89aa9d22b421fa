package polyphony.playlists;

import java.util.Arrays;
import java.util.List;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Identity;
import polyphony.shared.contract.PlaylistId;
import polyphony.shared.contract.Playlists.Entry;
import polyphony.shared.contract.TrackId;
import polyphony.shared.contract.UserId;

/** People and lists. */
final class Samples {
    static final Guest ANN = new Guest(new UserId("us-ann"), "Ann");
    static final Guest BOB = new Guest(new UserId("us-bob"), "Bob");
    static final Guest EVE = new Guest(new UserId("us-eve"), "Eve");

    private Samples() {}

    /** Tracks of a second each. */
    static List<Entry> entries(String... names) {
        return Arrays.stream(names).map(Samples::entry).toList();
    }

    static Entry entry(String name) {
        return new Entry(new TrackId("tr-" + name), 1_000);
    }

    static StoredList list(String id, Guest owner, String name, Guest... guests) {
        return new StoredList(new PlaylistId("pl-" + id), owner, name, null, false, List.of(guests), 0, 0, 1, 5, 5);
    }

    static Caller as(Guest user) {
        return caller(new Identity(user.id(), user.name(), false, Long.MAX_VALUE));
    }

    static Caller service() {
        return caller(new Identity(null, "recommender", false, Long.MAX_VALUE));
    }

    private static Caller caller(Identity identity) {
        return new Caller(identity, "token", Long.MAX_VALUE, "test");
    }
}
