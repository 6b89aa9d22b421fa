package polyphony.activity;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import polyphony.shared.contract.Activity.Happened;
import polyphony.shared.contract.Activity.Heard;
import polyphony.shared.contract.Activity.ListRanked;
import polyphony.shared.contract.Activity.Play;
import polyphony.shared.contract.Activity.Ranked;
import polyphony.shared.contract.Activity.Rate;
import polyphony.shared.contract.Activity.Star;
import polyphony.shared.contract.UserId;

/** What listeners did and gave. A change and its events last together or not at all. */
interface ActivityStore {
    /**
     * @param repeated true when the play was there before and nothing was changed
     * @param counted as it was said the first time
     * @param rows the counts as they are now; empty when nothing was counted
     */
    record Written(boolean repeated, boolean counted, List<AnnotationRow> rows) {}

    /** The rows that did change, and an event for each. */
    record Changes(List<AnnotationRow> rows, List<Happened> events) {}

    /** Writes a play once for each user, track and time; counts it for its track, album and artists when told so. */
    Future<Written> play(UserId user, Play play, boolean counted, Happened event);

    /** Stars what is not starred yet, or takes the stars back. */
    Future<Changes> star(UserId user, Star star, long atMs, Function<AnnotationRow, Happened> event);

    Future<Changes> rate(UserId user, Rate rate, Function<AnnotationRow, Happened> event);

    Future<List<AnnotationRow>> annotations(UserId user, Collection<String> ids);

    /** All rows of a listener, but at most {@code max}. */
    Future<List<AnnotationRow>> annotations(UserId user, int max);

    Future<Ranked> ranked(UserId user, ListRanked wish);

    /** Plays before the cursor, newest first. */
    Future<List<Heard>> history(UserId user, HistoryCursor before, int limit);

    /** Deletes all that is known of a user. */
    Future<Void> forget(UserId user);
}
