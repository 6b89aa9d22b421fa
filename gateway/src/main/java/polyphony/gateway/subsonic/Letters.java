package polyphony.gateway.subsonic;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import polyphony.shared.contract.Artist;

/** Artists under the letters that they are looked for under. */
final class Letters {
    /** As the protocol tells them to clients, which show names without them in front. */
    static final String IGNORED_ARTICLES = "The A An Der Die Das El La Los Las Le Les Il";

    private static final List<String> STARTS = List.of(IGNORED_ARTICLES.split(" ", -1)).stream()
            .map(article -> article + " ")
            .toList();
    private static final String NO_LETTER = "#";

    private Letters() {}

    static Map<String, List<Artist>> of(List<Artist> artists) {
        Map<String, List<Artist>> letters = new TreeMap<>();
        for (Artist artist : artists) {
            letters.computeIfAbsent(of(artist.sortName()), letter -> new ArrayList<>())
                    .add(artist);
        }
        return letters;
    }

    /** One upper-case letter without accents, or {@code #}. */
    static String of(String sortName) {
        String name = withoutArticle(sortName.strip());
        if (name.isEmpty() || !Character.isLetter(name.codePointAt(0))) {
            return NO_LETTER;
        }
        int first = name.codePointAt(0);
        String bare = first < 128
                ? Character.toString(first)
                : Normalizer.normalize(Character.toString(first), Normalizer.Form.NFD);
        return Character.toString(Character.toUpperCase(bare.codePointAt(0)));
    }

    private static String withoutArticle(String name) {
        for (String start : STARTS) {
            if (name.regionMatches(true, 0, start, 0, start.length())) {
                return name.substring(start.length()).strip();
            }
        }
        return name;
    }
}
