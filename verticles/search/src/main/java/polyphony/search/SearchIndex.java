package polyphony.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.contract.Catalog.EntityChanged;
import polyphony.shared.contract.Search.Hits;
import polyphony.shared.contract.Search.Query;

/**
 * The index in its folder. One thread at a time changes it; any number may ask. It can always be made again from the
 * topic, so that whatever is wrong with it, it is thrown away.
 */
final class SearchIndex implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);
    private static final String SCHEMA = "schema";
    private static final String VERSION = "version";
    private static final int PARTS_MAX = 3;
    private static final int INSTANCES_MAX = 16;
    private static final int DOCUMENTS_TIDY_MAX = 500_000;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<String, String> reached;
    private long version;
    private volatile long visibleVersion;
    private final AtomicLong state = new AtomicLong();

    private SearchIndex(Path folder) throws IOException {
        directory = FSDirectory.open(folder);
        writer = new IndexWriter(directory, config());
        try {
            reached = committed(writer);
            check();
            searchers = new SearcherManager(writer, null);
        } catch (IOException | RuntimeException broken) {
            writer.rollback();
            directory.close();
            throw broken;
        }
        version = Long.parseLong(reached.getOrDefault(VERSION, "0"));
        visibleVersion = version;
    }

    /** Opens what is there, or an empty index when that cannot be used. */
    static SearchIndex open(Path folder) throws IOException {
        try {
            return new SearchIndex(folder);
        } catch (LockObtainFailedException taken) {
            throw taken;
        } catch (IOException | RuntimeException broken) {
            LOG.warn("the search index is made anew: {}", broken.toString());
            delete(folder);
            return new SearchIndex(folder);
        }
    }

    /** Opens the index in the folder or, when another instance has that, in one beside it. */
    static SearchIndex openFree(Path folder) throws IOException {
        for (int i = 1; i < INSTANCES_MAX; i++) {
            try {
                return open(i == 1 ? folder : folder.resolveSibling(folder.getFileName() + "-" + i));
            } catch (LockObtainFailedException taken) {
                LOG.info("the search index {} is in use by another instance", i);
            }
        }
        return open(folder.resolveSibling(folder.getFileName() + "-" + INSTANCES_MAX));
    }

    private static IndexWriterConfig config() {
        var merges = new TieredMergePolicy().setSegmentsPerTier(4);
        return new IndexWriterConfig(null)
                .setIndexSort(new Sort(new SortField(Documents.RANK, SortField.Type.LONG)))
                .setMergePolicy(merges)
                .setMergeScheduler(new SerialMergeScheduler())
                .setRAMBufferSizeMB(16);
    }

    private static Map<String, String> committed(IndexWriter writer) throws IOException {
        var noted = new HashMap<String, String>();
        if (writer.getLiveCommitData() != null) {
            writer.getLiveCommitData().forEach(entry -> noted.put(entry.getKey(), entry.getValue()));
        }
        String schema = noted.remove(SCHEMA);
        if (writer.getDocStats().maxDoc > 0
                && !Integer.toString(Documents.SCHEMA).equals(schema)) {
            throw new IOException("it has schema " + schema + " and not " + Documents.SCHEMA);
        }
        return noted;
    }

    /** Reads all of it once, so that a damaged file is noticed now and not by a listener. */
    private void check() throws IOException {
        try (var reader = DirectoryReader.open(writer)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** What {@link #commit} noted last; empty for a new index. */
    Map<String, String> reached() {
        return Map.copyOf(reached);
    }

    void apply(List<EntityChanged> changes) throws IOException {
        for (EntityChanged change : changes) {
            var id = new Term(Documents.ID, change.id());
            if (change.isGone()) {
                writer.deleteDocuments(id);
            } else {
                writer.updateDocument(id, Documents.of(change));
            }
            version = Math.max(version, change.version());
        }
    }

    /** Lets searches see what was applied. */
    void refresh() throws IOException {
        long applied = version;
        searchers.maybeRefreshBlocking();
        visibleVersion = applied;
        state.incrementAndGet();
    }

    /** Makes all that was applied durable, together with a note of where the topic was read to. */
    void commit(Map<String, String> note) throws IOException {
        var data = new HashMap<>(note);
        data.put(SCHEMA, Integer.toString(Documents.SCHEMA));
        data.put(VERSION, Long.toString(version));
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
        reached.clear();
        reached.putAll(data);
    }

    /** Joins the parts of an index that rests when they are many, because a search pays for every part. */
    void tidy() throws IOException {
        if (parts() > PARTS_MAX && writer.getDocStats().maxDoc <= DOCUMENTS_TIDY_MAX) {
            writer.forceMerge(1);
        }
    }

    private int parts() throws IOException {
        try (var reader = DirectoryReader.open(writer)) {
            return reader.leaves().size();
        }
    }

    /** How many artists, albums and tracks searches see. */
    int documents() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return searcher.getIndexReader().numDocs();
        } finally {
            searchers.release(searcher);
        }
    }

    /** Forgets everything, to be filled from the start. */
    void clear() throws IOException {
        writer.deleteAll();
        version = 0;
        commit(Map.of());
        refresh();
    }

    /** Changes whenever searches may see something else than before. */
    long state() {
        return state.get();
    }

    /** What the words find; takes less than a millisecond. */
    Found find(Query query) throws IOException {
        return search(query, lookup -> {});
    }

    /** The same, and what was perhaps meant; takes some milliseconds. */
    Found findMore(Query query) throws IOException {
        return search(query, Lookup::takeMore);
    }

    private Found search(Query query, Further further) throws IOException {
        long seen = visibleVersion;
        IndexSearcher searcher = searchers.acquire();
        try {
            var lookup = new Lookup(searcher.getIndexReader(), query);
            lookup.takeWords();
            further.take(lookup);
            return new Found(lookup.hits(seen), lookup.isWorthMore());
        } finally {
            searchers.release(searcher);
        }
    }

    /** @param worthMore whether the listener perhaps meant something else, so that {@link #findMore} may find it */
    record Found(Hits hits, boolean worthMore) {}

    private interface Further {
        void take(Lookup lookup) throws IOException;
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }
}
