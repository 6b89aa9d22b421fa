package polyphony.search;

import static polyphony.search.Documents.NAME_START_MAX;
import static polyphony.search.Documents.WORD_START_MAX;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import polyphony.search.Need.Has;
import polyphony.search.Need.HasLike;
import polyphony.search.Need.HasStart;

/** Which steps a query takes for a kind: exact name, beginning of the name, words, beginnings of words, typos. */
final class Plan {
    private static final int ONE_TYPO_LENGTH_MIN = 4;
    private static final int TWO_TYPOS_LENGTH_MIN = 7;
    private static final int TYPO_LENGTH_MAX = 24;
    private static final int WORDS_MAX = 12;

    private final Words query;
    private final List<String> asked;
    private final Set<String> wrong = new HashSet<>();
    private final Map<String, CompiledAutomaton> one = new HashMap<>();
    private final Map<String, CompiledAutomaton> two = new HashMap<>();

    /** @param query what was asked */
    Plan(Words query) {
        this.query = query;
        asked = query.asked().subList(0, Math.min(query.asked().size(), WORDS_MAX));
    }

    List<List<Need>> exactToWords(Kind kind) {
        var steps = new ArrayList<List<Need>>();
        if (!query.key().isEmpty()) {
            steps.add(List.of(new Has(kind.exact, query.key())));
            steps.add(nameStart(kind));
        }
        steps.add(whole(kind.word));
        steps.add(starts(kind.word, kind.wordStart));
        if (kind != Kind.ARTIST) {
            steps.add(whole(kind.any));
            steps.add(starts(kind.any, kind.anyStart));
        }
        return steps;
    }

    private List<Need> nameStart(Kind kind) {
        if (query.key().length() <= NAME_START_MAX) {
            return List.of(new Has(kind.start, query.key()));
        }
        var needs = new ArrayList<>(starts(kind.word, kind.wordStart));
        needs.add(new Has(kind.start, query.key().substring(0, NAME_START_MAX)));
        return needs;
    }

    private List<Need> whole(String field) {
        return asked.stream().<Need>map(word -> new Has(field, word)).toList();
    }

    private List<Need> starts(String field, String startField) {
        return asked.stream().map(word -> start(word, field, startField)).toList();
    }

    private static Need start(String word, String field, String startField) {
        return word.length() <= WORD_START_MAX ? new Has(startField, word) : new HasStart(field, word);
    }

    /** All words but one, each left out in turn; empty for fewer than three words, because one alone says too little. */
    List<List<Need>> allButOne(Kind kind) {
        if (asked.size() < 3) {
            return List.of();
        }
        var needs = starts(kind.any, kind.anyStart);
        return IntStream.range(0, needs.size())
                .mapToObj(left -> IntStream.range(0, needs.size())
                        .filter(i -> i != left)
                        .mapToObj(needs::get)
                        .toList())
                .toList();
    }

    /** How far a step with typos goes; in this order, because each costs more and means less than the one before. */
    enum Reach {
        ONE_EDIT,
        TWO_EDITS,
        ONE_EDIT_IN_START
    }

    /** True when there is a word that may be wrong. */
    boolean mayHaveTypos(Predicate<String> isRight) {
        wrong.clear();
        asked.stream().filter(Plan::isLongEnough).filter(isRight.negate()).forEach(wrong::add);
        return !wrong.isEmpty();
    }

    /** Every word as it is, or as it may have been meant. */
    List<Need> typos(Kind kind, Reach reach) {
        return asked.stream()
                .map(word -> wrong.contains(word) ? like(word, kind, reach) : start(word, kind.any, kind.anyStart))
                .toList();
    }

    private Need like(String word, Kind kind, Reach reach) {
        return switch (reach) {
            case ONE_EDIT -> new HasLike(kind.any, one.computeIfAbsent(word, Plan::oneEdit));
            case TWO_EDITS ->
                word.length() < TWO_TYPOS_LENGTH_MIN
                        ? new HasLike(kind.any, one.computeIfAbsent(word, Plan::oneEdit))
                        : new HasLike(kind.any, two.computeIfAbsent(word, Plan::twoEdits));
            case ONE_EDIT_IN_START -> new HasLike(kind.anyStart, one.computeIfAbsent(word, Plan::oneEdit));
        };
    }

    private static boolean isLongEnough(String word) {
        return word.length() >= ONE_TYPO_LENGTH_MIN && word.length() <= TYPO_LENGTH_MAX;
    }

    private static CompiledAutomaton oneEdit(String word) {
        return FuzzyQuery.getFuzzyAutomaton(word, 1, 0, true);
    }

    /** The first letter must be right: it nearly always is, and without that half the dictionary is looked at. */
    private static CompiledAutomaton twoEdits(String word) {
        return FuzzyQuery.getFuzzyAutomaton(word, 2, 1, true);
    }
}
