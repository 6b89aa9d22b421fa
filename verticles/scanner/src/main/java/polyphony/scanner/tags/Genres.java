package polyphony.scanner.tags;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Genres as ID3 writes them: "17", "(17)", "(4)(17)Something", "RX", or simply their names. */
final class Genres {
    private static final Pattern REFERENCE = Pattern.compile("\\((\\d{1,3}|RX|CR)\\)");
    private static final List<String> NAMES = names();

    private Genres() {}

    private static List<String> names() {
        try (InputStream list = Genres.class.getResourceAsStream("id3-genres.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> of(List<String> values) {
        var genres = new LinkedHashSet<String>();
        for (String value : values) {
            for (String part : value.split(";")) {
                add(part.strip(), genres);
            }
        }
        genres.remove("");
        return new ArrayList<>(genres);
    }

    private static void add(String text, Set<String> genres) {
        String rest = text;
        Matcher reference = REFERENCE.matcher(rest);
        while (reference.lookingAt()) {
            genres.add(name(reference.group(1)));
            rest = rest.substring(reference.end());
            reference = REFERENCE.matcher(rest);
        }
        genres.add(name(rest.startsWith("((") ? rest.substring(1) : rest.strip()));
    }

    private static String name(String text) {
        if (text.equals("RX")) {
            return "Remix";
        }
        if (text.equals("CR")) {
            return "Cover";
        }
        boolean number = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            return text;
        }
        int index = Integer.parseInt(text);
        return index < NAMES.size() ? NAMES.get(index) : "";
    }
}
