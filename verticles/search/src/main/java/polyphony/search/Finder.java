package polyphony.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;

/**
 * Finds one kind in one state of the index. Every step asks for less than the one before, and what it adds stands after
 * what was there; documents lie in the order of their rank, so a step stops as soon as enough was found.
 */
final class Finder {
    private final IndexReader reader;
    private final int wanted;
    private final Set<Integer> found = new LinkedHashSet<>();

    /** @param wanted how many hits are enough */
    Finder(IndexReader reader, int wanted) {
        this.reader = reader;
        this.wanted = wanted;
    }

    int count() {
        return found.size();
    }

    boolean isEnough() {
        return found.size() >= wanted;
    }

    /** Adds documents that fulfil all of the needs, by rank, until there are enough. */
    void step(List<Need> needs) throws IOException {
        if (isEnough() || needs.isEmpty()) {
            return;
        }
        var fresh = new ArrayList<Hit>();
        for (LeafReaderContext leaf : reader.leaves()) {
            collect(leaf, needs, fresh);
        }
        if (reader.leaves().size() > 1) {
            fresh.sort(Comparator.comparingLong(Hit::rank));
        }
        fresh.stream().limit(wanted - (long) found.size()).forEach(hit -> found.add(hit.document()));
    }

    private void collect(LeafReaderContext leaf, List<Need> needs, List<Hit> fresh) throws IOException {
        DocIdSetIterator documents = all(leaf, needs);
        if (documents == null) {
            return;
        }
        NumericDocValues ranks = leaf.reader().getNumericDocValues(Documents.RANK);
        Bits live = leaf.reader().getLiveDocs();
        int room = wanted - found.size();
        for (int at = documents.nextDoc(); room > 0 && at != DocIdSetIterator.NO_MORE_DOCS; at = documents.nextDoc()) {
            if ((live == null || live.get(at)) && !found.contains(leaf.docBase + at) && ranks.advanceExact(at)) {
                fresh.add(new Hit(ranks.longValue(), leaf.docBase + at));
                room--;
            }
        }
    }

    private static DocIdSetIterator all(LeafReaderContext leaf, List<Need> needs) throws IOException {
        var parts = new ArrayList<DocIdSetIterator>(needs.size());
        for (Need need : needs) {
            DocIdSetIterator part = need.documents(leaf.reader());
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return parts.size() == 1 ? parts.get(0) : ConjunctionUtils.intersectIterators(parts);
    }

    /** The ids of what was found, from {@code offset} on. */
    List<String> ids(int offset) throws IOException {
        var ids = new ArrayList<String>();
        int skipped = 0;
        for (int document : found) {
            if (skipped++ >= offset) {
                ids.add(id(document));
            }
        }
        return ids;
    }

    private String id(int document) throws IOException {
        LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
        BinaryDocValues ids = leaf.reader().getBinaryDocValues(Documents.ID);
        if (!ids.advanceExact(document - leaf.docBase)) {
            throw new IOException("the index has a document without an id");
        }
        return ids.binaryValue().utf8ToString();
    }

    private record Hit(long rank, int document) {}
}
