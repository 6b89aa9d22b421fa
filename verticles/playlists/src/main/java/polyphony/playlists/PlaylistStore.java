package polyphony.playlists;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import polyphony.shared.contract.PlaylistId;
import polyphony.shared.contract.TrackId;
import polyphony.shared.contract.UserId;

/** Where lists are kept. Every change is written together with its event. */
interface PlaylistStore {
    /** A list before and after a change; the same object twice when nothing was to be changed. */
    record Edit(StoredList before, StoredList after) {
        boolean isNone() {
            return before.version() == after.version();
        }
    }

    /** Part of a list's tracks, with the list as it was at that moment. */
    record Part(StoredList list, List<TrackId> tracks) {}

    /** Lists of a page, and how many there are in all. */
    record Found(List<StoredList> lists, int total) {}

    /** How the making of a list ended. */
    enum Insert {
        MADE,
        /** This request made one before; see {@link #byRequest}. */
        REPEATED,
        /** The owner has enough of them. */
        TOO_MANY
    }

    /** @param requestId may be null */
    Future<Insert> insert(StoredList list, Content content, String requestId, int max);

    Future<Optional<StoredList>> byRequest(UserId owner, String requestId);

    Future<Optional<StoredList>> find(PlaylistId id);

    Future<Optional<Part>> part(PlaylistId id, int offset, int limit);

    /** What a user may see, by name: own lists, those shared with the user, and those for everyone. */
    Future<Found> visible(UserId user, Cursor after, int offset, int limit);

    /** Changes a list by a rule, which may throw; a list that comes back equal is left alone. */
    Future<Optional<Edit>> edit(PlaylistId id, UnaryOperator<StoredList> rule);

    /** Changes a list's tracks by a rule, which may throw; content that comes back equal is left alone. */
    Future<Optional<Edit>> arrange(PlaylistId id, BiFunction<StoredList, Content, Content> rule);

    /** Deletes a list unless the rule throws. */
    Future<Optional<StoredList>> delete(PlaylistId id, UnaryOperator<StoredList> rule);

    /** Deletes a user's lists and takes the user off those of others; gives the edits and the deleted. */
    Future<Forgotten> forget(UserId user);

    /** What went, and what is shared with fewer. */
    record Forgotten(List<StoredList> deleted, List<Edit> edits) {}
}
