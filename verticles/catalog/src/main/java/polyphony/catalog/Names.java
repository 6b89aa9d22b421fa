package polyphony.catalog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** How names are compared: to put them in order, and to tell whether two spellings mean one thing. */
final class Names {
    /** Longer sort keys would only make cursors long; what is equal up to here is told apart by the id. */
    private static final int KEY_LENGTH_MAX = 60;

    private static final Set<String> ARTICLES =
            Set.of("the", "a", "an", "der", "die", "das", "el", "la", "los", "las", "le", "les", "il");

    private Names() {}

    /** Lower case, no accents, no leading article or punctuation, at most 60 characters, no control character. */
    static String sortKey(String name) {
        String folded = foldAccents(identity(name));
        String key = withoutArticle(folded.substring(firstWord(folded)));
        return key.length() > KEY_LENGTH_MAX ? key.substring(0, KEY_LENGTH_MAX) : key;
    }

    /** Equal for spellings that mean one thing: case, width, kind of quote or dash, and spaces do not count. */
    static String identity(String name) {
        String plain = isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFKC);
        StringBuilder out = new StringBuilder(plain.length());
        boolean space = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                space = out.length() > 0;
            } else {
                if (space) {
                    out.append(' ');
                    space = false;
                }
                out.append(unified(c));
            }
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    private static char unified(char c) {
        return switch (c) {
            case '\u2018', '\u2019', '\u00b4', '`' -> '\'';
            case '\u201c', '\u201d' -> '"';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
            default -> c;
        };
    }

    private static String foldAccents(String text) {
        if (isAscii(text)) {
            return text;
        }
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder out = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            // Only the marks of European scripts: in others a mark is part of the letter.
            if (c < '\u0300' || c > '\u036f') {
                appendFolded(out, c);
            }
        }
        return out.toString();
    }

    private static void appendFolded(StringBuilder out, char c) {
        switch (c) {
            case '\u00df' -> out.append("ss");
            case '\u00e6' -> out.append("ae");
            case '\u0153' -> out.append("oe");
            case '\u00f8' -> out.append('o');
            case '\u0142' -> out.append('l');
            case '\u0111', '\u00f0' -> out.append('d');
            case '\u00fe' -> out.append("th");
            case '\u0131' -> out.append('i');
            default -> out.append(c);
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** Where the first letter or digit stands, or 0 when there is none. */
    private static int firstWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.codePointAt(i))) {
                return i;
            }
        }
        return 0;
    }

    private static String withoutArticle(String text) {
        int space = text.indexOf(' ');
        return space > 0 && ARTICLES.contains(text.substring(0, space)) ? text.substring(space + 1) : text;
    }
}
