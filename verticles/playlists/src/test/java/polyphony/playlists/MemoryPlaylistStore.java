package polyphony.playlists;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import polyphony.shared.contract.PlaylistId;
import polyphony.shared.contract.Playlists.Entry;
import polyphony.shared.contract.UserId;

/** Lists in memory. */
final class MemoryPlaylistStore implements PlaylistStore {
    private static final Comparator<StoredList> BY_NAME = Comparator.comparing(StoredList::nameKey)
            .thenComparing(list -> list.id().value());

    private final Map<PlaylistId, StoredList> lists = new LinkedHashMap<>();
    private final Map<PlaylistId, Content> contents = new HashMap<>();
    private final Map<String, PlaylistId> requests = new HashMap<>();
    private final Clock clock;

    MemoryPlaylistStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Future<Insert> insert(StoredList list, Content content, String requestId, int max) {
        String request = request(list.owner().id(), requestId);
        if (requestId != null && lists.containsKey(requests.get(request))) {
            return Future.succeededFuture(Insert.REPEATED);
        }
        long owned = lists.values().stream()
                .filter(one -> one.owner().id().equals(list.owner().id()))
                .count();
        if (owned >= max) {
            return Future.succeededFuture(Insert.TOO_MANY);
        }
        lists.put(list.id(), list);
        contents.put(list.id(), content);
        requests.put(request, list.id());
        return Future.succeededFuture(Insert.MADE);
    }

    @Override
    public Future<Optional<StoredList>> byRequest(UserId owner, String requestId) {
        return find(requests.get(request(owner, requestId)));
    }

    @Override
    public Future<Optional<StoredList>> find(PlaylistId id) {
        return Future.succeededFuture(Optional.ofNullable(lists.get(id)));
    }

    @Override
    public Future<Optional<Part>> part(PlaylistId id, int offset, int limit) {
        return find(id).map(found -> found.map(list -> new Part(
                list,
                contents.get(id).entries().stream()
                        .skip(offset)
                        .limit(limit)
                        .map(Entry::track)
                        .toList())));
    }

    @Override
    public Future<Found> visible(UserId user, Cursor after, int offset, int limit) {
        List<StoredList> seen = lists.values().stream()
                .filter(list -> list.everyone()
                        || list.owner().id().equals(user)
                        || list.guestIds().contains(user))
                .sorted(BY_NAME)
                .toList();
        Comparator<Cursor> order = Comparator.comparing(Cursor::nameKey).thenComparing(Cursor::id);
        return Future.succeededFuture(new Found(
                seen.stream()
                        .filter(list -> order.compare(Cursor.of(list), after) > 0)
                        .skip(offset)
                        .limit(limit)
                        .toList(),
                seen.size()));
    }

    @Override
    public Future<Optional<Edit>> edit(PlaylistId id, UnaryOperator<StoredList> rule) {
        return find(id).map(found -> found.map(list -> save(list, rule.apply(list))));
    }

    @Override
    public Future<Optional<Edit>> arrange(PlaylistId id, BiFunction<StoredList, Content, Content> rule) {
        return find(id).map(found -> found.map(list -> {
            Content before = contents.get(id);
            Content after = rule.apply(list, before);
            if (after.equals(before)) {
                return new Edit(list, list);
            }
            contents.put(id, after);
            return save(list, list.holding(after), true);
        }));
    }

    private Edit save(StoredList before, StoredList after) {
        return save(before, after, !after.equals(before));
    }

    private Edit save(StoredList before, StoredList after, boolean changed) {
        if (!changed) {
            return new Edit(before, before);
        }
        StoredList next = after.next(clock.millis());
        lists.put(next.id(), next);
        return new Edit(before, next);
    }

    @Override
    public Future<Optional<StoredList>> delete(PlaylistId id, UnaryOperator<StoredList> rule) {
        return find(id).map(found -> found.map(list -> {
            StoredList last = rule.apply(list).next(clock.millis());
            lists.remove(id);
            return last;
        }));
    }

    @Override
    public Future<Forgotten> forget(UserId user) {
        List<StoredList> deleted = new ArrayList<>();
        List<Edit> edits = new ArrayList<>();
        for (StoredList list : List.copyOf(lists.values())) {
            if (list.owner().id().equals(user)) {
                deleted.add(lists.remove(list.id()).next(clock.millis()));
            } else if (list.guestIds().contains(user)) {
                edits.add(save(list, list.without(user)));
            }
        }
        return Future.succeededFuture(new Forgotten(deleted, edits));
    }

    private static String request(UserId owner, String requestId) {
        return owner + " " + requestId;
    }
}
