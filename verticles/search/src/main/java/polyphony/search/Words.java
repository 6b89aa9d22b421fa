package polyphony.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a text is searched by. Case, accents and width are folded, apostrophes vanish, other signs part words. Scripts
 * without spaces between words are taken as single signs and pairs of neighbours.
 *
 * @param asked what a query must find: the words, and pairs for scripts without spaces
 * @param kept what an index keeps: those, single signs, and parted words joined ({@code AC/DC} also as {@code acdc})
 * @param key the whole text in one form, to be compared as a whole
 */
record Words(List<String> asked, Set<String> kept, String key) {
    private static final int WORD_LENGTH_MAX = 60;
    private static final List<String> ARTICLES = List.of("the ", "a ", "an ");

    static Words of(String text) {
        String folded = fold(text);
        var splitter = new Splitter();
        folded.codePoints().forEach(splitter::take);
        splitter.endChunk();
        String key = splitter.asked.isEmpty() ? folded.strip() : String.join(" ", splitter.whole);
        return new Words(List.copyOf(splitter.asked), splitter.kept, key);
    }

    /** The key, and the key without its article. */
    List<String> keys() {
        return ARTICLES.stream()
                .filter(article -> key.startsWith(article) && key.length() > article.length())
                .findFirst()
                .map(article -> List.of(key, key.substring(article.length())))
                .orElse(List.of(key));
    }

    static String fold(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text.toLowerCase(Locale.ROOT);
        }
        var bare = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(bare::appendCodePoint);
        var folded = new StringBuilder(bare.length());
        Normalizer.normalize(bare, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(c -> foldLetter(folded, c));
        return folded.toString();
    }

    /** Letters that Unicode does not take apart but people type plainly. */
    private static void foldLetter(StringBuilder to, int letter) {
        switch (letter) {
            case 'ø' -> to.append('o');
            case 'ł' -> to.append('l');
            case 'đ', 'ð' -> to.append('d');
            case 'ħ' -> to.append('h');
            case 'ı' -> to.append('i');
            case 'ß' -> to.append("ss");
            case 'æ' -> to.append("ae");
            case 'œ' -> to.append("oe");
            case 'þ' -> to.append("th");
            case 'ς' -> to.append('σ');
            default -> to.appendCodePoint(letter);
        }
    }

    private static boolean isApostrophe(int c) {
        return c == '\'' || c == '’' || c == '‘' || c == 'ʼ' || c == '`';
    }

    private static boolean isWithoutSpaces(int c) {
        return Character.isIdeographic(c)
                || Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA
                || Character.UnicodeScript.of(c) == Character.UnicodeScript.KATAKANA;
    }

    /** Takes a folded text apart, one sign after the other. */
    private static final class Splitter {
        private final Set<String> asked = new LinkedHashSet<>();
        private final Set<String> kept = new LinkedHashSet<>();
        private final List<String> whole = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private final StringBuilder chunk = new StringBuilder();
        private int wordsInChunk;
        private String before;
        private boolean paired;

        void take(int c) {
            if (c >= 0x80 && isWithoutSpaces(c)) {
                endWord();
                takeSign(Character.toString(c));
            } else if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.COMBINING_SPACING_MARK) {
                endRun();
                word.appendCodePoint(c);
            } else if (Character.isWhitespace(c)) {
                endChunk();
            } else if (c == '&' || c == '+') {
                endWord();
                endRun();
                takeAnd();
            } else if (!isApostrophe(c)) {
                endWord();
                endRun();
            }
        }

        private void takeSign(String sign) {
            kept.add(sign);
            whole.add(sign);
            if (before != null) {
                asked.add(before + sign);
                kept.add(before + sign);
                paired = true;
            }
            before = sign;
        }

        /** "Simon & Garfunkel" is also typed with "and"; within a word ("R&B") the sign only parts. */
        private void takeAnd() {
            if (chunk.length() == 0) {
                word.append("and");
                endWord();
            }
        }

        private void endRun() {
            if (before != null && !paired) {
                asked.add(before);
            }
            before = null;
            paired = false;
        }

        private void endWord() {
            if (word.length() == 0) {
                return;
            }
            String taken = cut(word);
            asked.add(taken);
            kept.add(taken);
            whole.add(taken);
            chunk.append(word);
            word.setLength(0);
            wordsInChunk++;
        }

        void endChunk() {
            endWord();
            endRun();
            if (wordsInChunk > 1) {
                kept.add(cut(chunk));
            }
            chunk.setLength(0);
            wordsInChunk = 0;
        }

        private static String cut(CharSequence word) {
            return word.subSequence(0, Math.min(word.length(), WORD_LENGTH_MAX)).toString();
        }
    }
}
