package polyphony.search;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/** One condition on a document: a term that it must have in a field, or one of several. */
sealed interface Need {
    /** The documents of this part of the index that fulfil it, or null when there are none. */
    DocIdSetIterator documents(LeafReader leaf) throws IOException;

    /** Exactly this term. */
    record Has(String field, String term) implements Need {
        @Override
        public DocIdSetIterator documents(LeafReader leaf) throws IOException {
            Terms terms = leaf.terms(field);
            if (terms == null) {
                return null;
            }
            TermsEnum at = terms.iterator();
            return at.seekExact(Documents.bytes(term)) ? at.postings(null, PostingsEnum.NONE) : null;
        }
    }

    /** Any term that begins so. */
    record HasStart(String field, String start) implements Need {
        @Override
        public DocIdSetIterator documents(LeafReader leaf) throws IOException {
            Terms terms = leaf.terms(field);
            if (terms == null) {
                return null;
            }
            BytesRef prefix = Documents.bytes(start);
            TermsEnum at = terms.iterator();
            var found = new Union(leaf.maxDoc());
            if (at.seekCeil(prefix) != TermsEnum.SeekStatus.END) {
                do {
                    if (!StringHelper.startsWith(at.term(), prefix)) {
                        break;
                    }
                } while (found.add(at) && at.next() != null);
            }
            return found.documents();
        }
    }

    /** Any term within the automaton's edits. */
    record HasLike(String field, CompiledAutomaton like) implements Need {
        @Override
        public DocIdSetIterator documents(LeafReader leaf) throws IOException {
            Terms terms = leaf.terms(field);
            if (terms == null) {
                return null;
            }
            TermsEnum at = like.getTermsEnum(terms);
            var found = new Union(leaf.maxDoc());
            while (at.next() != null && found.add(at)) {
                // all of it happens in the condition
            }
            return found.documents();
        }
    }

    /** Gathers the documents of several terms; bounded, because a word has few neighbours worth having. */
    final class Union {
        private static final int TERMS_MAX = 64;

        private final FixedBitSet documents;
        private int terms;

        private Union(int maxDoc) {
            documents = new FixedBitSet(maxDoc);
        }

        /** False when there is no room for another term. */
        private boolean add(TermsEnum at) throws IOException {
            documents.or(at.postings(null, PostingsEnum.NONE));
            return ++terms < TERMS_MAX;
        }

        private DocIdSetIterator documents() {
            return terms == 0 ? null : new BitSetIterator(documents, documents.approximateCardinality());
        }
    }
}
