package polyphony.gateway.library;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Activity;

/** What the listener gave to tracks, albums and artists. Nothing, rather than a failure, while activity is away. */
public final class Notes {
    private static final int IDS_MAX = 500;

    private final Bus bus;

    public Notes(Bus bus) {
        this.bus = bus;
    }

    /** Annotations by id; ids without any are not there. */
    public Future<Map<String, Activity.Annotation>> of(List<String> ids, Caller caller) {
        List<String> distinct = ids.stream().distinct().toList();
        List<Future<Activity.Annotations>> answers = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += IDS_MAX) {
            var part = new Activity.Ids(distinct.subList(from, Math.min(from + IDS_MAX, distinct.size())));
            answers.add(bus.ask(Activity.ANNOTATIONS, part, caller));
        }
        return Future.all(answers).map(all -> byId(answers)).recover(Notes::orNone);
    }

    private static Map<String, Activity.Annotation> byId(List<Future<Activity.Annotations>> answers) {
        Map<String, Activity.Annotation> byId = new HashMap<>();
        answers.forEach(answer -> answer.result().annotations().forEach(one -> byId.put(one.id(), one)));
        return byId;
    }

    private static Future<Map<String, Activity.Annotation>> orNone(Throwable cause) {
        return Failure.of(cause).kind().isOurs() ? Future.succeededFuture(Map.of()) : Future.failedFuture(cause);
    }
}
