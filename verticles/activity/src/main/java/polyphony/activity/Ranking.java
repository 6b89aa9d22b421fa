package polyphony.activity;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import polyphony.shared.contract.Activity.Rank;
import polyphony.shared.contract.Entity;

/** Orders made of what a listener did; the highest key first, then by id, the same in memory and in PostgreSQL. */
final class Ranking {
    private Ranking() {}

    /** What the rank looks at; 0 when the thing does not belong to the list. */
    static long key(AnnotationRow row, Rank rank) {
        return switch (rank) {
            case FREQUENT -> row.playCount();
            case RECENT -> row.lastPlayedAtMs() == null ? 0 : row.lastPlayedAtMs();
            case HIGHEST -> row.rating();
            case STARRED -> row.starredAtMs() == null ? 0 : row.starredAtMs();
        };
    }

    /** The column of the same key. */
    static String column(Rank rank) {
        return switch (rank) {
            case FREQUENT -> "play_count";
            case RECENT -> "last_played_at";
            case HIGHEST -> "rating";
            case STARRED -> "starred_at";
        };
    }

    static List<AnnotationRow> order(Collection<AnnotationRow> rows, Entity entity, Rank rank) {
        Comparator<AnnotationRow> byKey = Comparator.comparingLong(row -> -key(row, rank));
        return rows.stream()
                .filter(row -> row.entity() == entity && key(row, rank) > 0)
                .sorted(byKey.thenComparing(AnnotationRow::id))
                .toList();
    }
}
