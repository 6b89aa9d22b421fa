package polyphony.search;

import java.util.LinkedHashMap;
import java.util.Map;
import polyphony.shared.contract.Search.Hits;
import polyphony.shared.contract.Search.Query;

/** The answers of late, for one state of the index. Used by one event loop. */
final class RecentHits {
    private final Map<Query, Hits> hits;
    private long state;

    RecentHits(int max) {
        hits = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Query, Hits> eldest) {
                return size() > max;
            }
        };
    }

    /** The answer that was given in this state of the index, or null. */
    Hits of(Query query, long now) {
        forgetOthers(now);
        return hits.get(query);
    }

    void keep(Query query, Hits answer, long now) {
        if (now >= state) {
            forgetOthers(now);
            hits.put(query, answer);
        }
    }

    private void forgetOthers(long now) {
        if (now != state) {
            hits.clear();
            state = now;
        }
    }
}
