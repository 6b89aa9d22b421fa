package polyphony.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.Search.Hits;
import polyphony.shared.contract.Search.Query;
import polyphony.shared.contract.TrackId;

/** One query against one state of the index. */
final class Lookup {
    /** With fewer hits than this, the listener perhaps meant something else. */
    private static final int FEW = 3;

    private final IndexReader reader;
    private final Query query;
    private final Plan plan;
    private final Map<Kind, Finder> finders = new EnumMap<>(Kind.class);

    Lookup(IndexReader reader, Query query) {
        this.reader = reader;
        this.query = query;
        plan = new Plan(Words.of(query.text()));
        finders.put(Kind.ARTIST, finder(query.artistOffset(), query.artistLimit()));
        finders.put(Kind.ALBUM, finder(query.albumOffset(), query.albumLimit()));
        finders.put(Kind.TRACK, finder(query.trackOffset(), query.trackLimit()));
    }

    private Finder finder(int offset, int limit) {
        return new Finder(reader, limit == 0 ? 0 : offset + limit);
    }

    void takeWords() throws IOException {
        for (Kind kind : Kind.values()) {
            for (List<Need> step : plan.exactToWords(kind)) {
                finders.get(kind).step(step);
            }
        }
    }

    /** True when there are few hits, and a word that the listener perhaps meant otherwise. */
    boolean isWorthMore() {
        return isFew() && (count() == 0 || plan.mayHaveTypos(this::isWord));
    }

    private boolean isFew() {
        return count() < FEW;
    }

    /** Goes further step by step, until there is something to show: typos, and at last a word that nothing has. */
    void takeMore() throws IOException {
        boolean isNothing = count() == 0;
        if (plan.mayHaveTypos(word -> !isNothing && isWord(word))) {
            takeTypos();
        }
        if (count() == 0) {
            for (Kind kind : Kind.values()) {
                for (List<Need> step : plan.allButOne(kind)) {
                    finders.get(kind).step(step);
                }
            }
        }
    }

    private void takeTypos() throws IOException {
        for (Plan.Reach reach : Plan.Reach.values()) {
            for (Kind kind : Kind.values()) {
                finders.get(kind).step(plan.typos(kind, reach));
            }
            if (!isFew()) {
                return;
            }
        }
    }

    private int count() {
        return finders.values().stream().mapToInt(Finder::count).sum();
    }

    private boolean isWord(String word) {
        try {
            for (Kind kind : Kind.values()) {
                if (reader.docFreq(new Term(kind.any, word)) > 0) {
                    return true;
                }
            }
            return false;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Hits hits(long version) throws IOException {
        var artists = finders.get(Kind.ARTIST).ids(query.artistOffset());
        var albums = finders.get(Kind.ALBUM).ids(query.albumOffset());
        var tracks = finders.get(Kind.TRACK).ids(query.trackOffset());
        return new Hits(
                artists.stream().map(ArtistId::new).toList(),
                albums.stream().map(AlbumId::new).toList(),
                tracks.stream().map(TrackId::new).toList(),
                version);
    }
}
