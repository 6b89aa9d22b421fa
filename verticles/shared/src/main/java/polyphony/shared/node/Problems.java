package polyphony.shared.node;

import java.util.ArrayList;
import java.util.List;

/** Gathers everything that is wrong with a configuration, so that all of it is told at once. */
public final class Problems {
    private final List<String> sentences = new ArrayList<>();

    /** Notes the sentence unless the condition holds. */
    public Problems unless(boolean holds, String sentence) {
        if (!holds) {
            sentences.add(sentence);
        }
        return this;
    }

    /** Notes a sentence. */
    public Problems add(String sentence) {
        sentences.add(sentence);
        return this;
    }

    /** @throws Unfit with all sentences, when there is one */
    public void stopIfAny() {
        if (!sentences.isEmpty()) {
            throw new Unfit(sentences);
        }
    }

    /** A configuration that cannot be used; the start stops with one sentence for each problem. */
    public static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final List<String> sentences;

        public Unfit(List<String> sentences) {
            super(String.join("; ", sentences), null, false, false);
            this.sentences = List.copyOf(sentences);
        }

        public List<String> sentences() {
            return sentences;
        }
    }
}
