package polyphony.playlists;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import polyphony.shared.contract.PlaylistId;
import polyphony.shared.contract.Playlists.Entry;
import polyphony.shared.contract.TrackId;
import polyphony.shared.contract.UserId;

/** How rows become lists, and lists rows. */
final class PlaylistRows {
    /** What {@link #list} reads; the table stands as {@code l}. */
    static final String LIST = "l.id, l.owner_id, l.owner_name, l.name, l.comment, l.everyone, l.shared_ids,"
            + " l.shared_names, l.track_count, l.duration_ms, l.version, l.created_at_ms, l.changed_at_ms";
    /** What {@link #content} reads; the table stands as {@code c}. */
    static final String CONTENT = "c.tracks, c.durations_ms";

    private PlaylistRows() {}

    static StoredList list(Row row) {
        String[] ids = row.getArrayOfStrings("shared_ids");
        String[] names = row.getArrayOfStrings("shared_names");
        List<Guest> guests = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            guests.add(new Guest(new UserId(ids[i]), names[i]));
        }
        return new StoredList(
                new PlaylistId(row.getString("id")),
                new Guest(new UserId(row.getString("owner_id")), row.getString("owner_name")),
                row.getString("name"),
                row.getString("comment"),
                row.getBoolean("everyone"),
                guests,
                row.getInteger("track_count"),
                row.getLong("duration_ms"),
                row.getLong("version"),
                row.getLong("created_at_ms"),
                row.getLong("changed_at_ms"));
    }

    /** id, name, name_key, comment, everyone, shared_ids, shared_names, track_count, duration_ms, version, changed_at_ms. */
    static Tuple changing(StoredList list) {
        return Tuple.tuple()
                .addValue(list.id().value())
                .addValue(list.name())
                .addValue(list.nameKey())
                .addValue(list.comment())
                .addValue(list.everyone())
                .addValue(strings(list.guestIds().stream().map(UserId::value).toList()))
                .addValue(strings(list.guests().stream().map(Guest::name).toList()))
                .addValue(list.trackCount())
                .addValue(list.durationMs())
                .addValue(list.version())
                .addValue(list.changedAtMs());
    }

    static Content content(Row row) {
        String[] tracks = row.getArrayOfStrings("tracks");
        Long[] durations = row.getArrayOfLongs("durations_ms");
        List<Entry> entries = new ArrayList<>(tracks.length);
        for (int i = 0; i < tracks.length; i++) {
            entries.add(new Entry(new TrackId(tracks[i]), durations[i]));
        }
        return new Content(entries);
    }

    /** list_id, tracks, durations_ms. */
    static Tuple content(PlaylistId id, Content content) {
        return Tuple.tuple()
                .addValue(id.value())
                .addValue(strings(content.entries().stream()
                        .map(entry -> entry.track().value())
                        .toList()))
                .addValue(content.entries().stream().map(Entry::durationMs).toArray(Long[]::new));
    }

    static List<TrackId> tracks(String[] ids) {
        List<TrackId> tracks = new ArrayList<>(ids.length);
        for (String id : ids) {
            tracks.add(new TrackId(id));
        }
        return tracks;
    }

    private static String[] strings(List<String> values) {
        return values.toArray(String[]::new);
    }
}
