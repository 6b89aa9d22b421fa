package polyphony.search;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import polyphony.shared.bus.Caller;
import polyphony.shared.contract.Search.Hits;
import polyphony.shared.contract.Search.Query;

/**
 * Answers queries. Whole words and beginnings are looked up where the ask arrives, because that takes less time than
 * handing it to another thread is worth; only typos, which take milliseconds, go to the workers.
 */
final class SearchService {
    private final SearchIndex index;
    private final WorkerExecutor workers;
    private final RecentHits recent;

    SearchService(SearchIndex index, WorkerExecutor workers, int recentMax) {
        this.index = index;
        this.workers = workers;
        this.recent = new RecentHits(recentMax);
    }

    Future<Hits> query(Query query, Caller caller) {
        long state = index.state();
        Hits known = recent.of(query, state);
        if (known != null) {
            return Future.succeededFuture(known);
        }
        return find(query).onSuccess(hits -> recent.keep(query, hits, state));
    }

    private Future<Hits> find(Query query) {
        try {
            var found = index.find(query);
            return found.worthMore()
                    ? workers.executeBlocking(() -> index.findMore(query).hits(), false)
                    : Future.succeededFuture(found.hits());
        } catch (IOException broken) {
            return Future.failedFuture(broken);
        }
    }
}
