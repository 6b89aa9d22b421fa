package polyphony.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import polyphony.shared.contract.Catalog.Lyrics;
import polyphony.shared.contract.TrackId;

/** Reads lyrics as tags and {@code .lrc} files have them: plain words, or LRC with the time of each line. */
final class LyricsText {
    private static final Pattern TIME = Pattern.compile("\\[(\\d{1,3}):(\\d{1,2})(?:[.:](\\d{1,3}))?\\]");
    private static final Pattern WORD_TIME = Pattern.compile("<\\d{1,3}:\\d{1,2}(?:[.:]\\d{1,3})?>");
    private static final Pattern HEADER = Pattern.compile("\\[([a-zA-Z#]+):([^\\]]*)\\]\\s*");
    /** A bus body holds 64 KiB: words that would ride twice, with and without times, beyond this ride once. */
    private static final int TWICE_CHARACTERS_MAX = 10_000;

    private LyricsText() {}

    static Lyrics parse(TrackId id, String text) {
        List<Lyrics.Line> lines = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        String language = null;
        long offsetMs = 0;
        for (String line : text.split("\\R", -1)) {
            Matcher header = HEADER.matcher(line);
            if (header.matches()) {
                offsetMs = header.group(1).equalsIgnoreCase("offset") ? number(header.group(2)) : offsetMs;
                language =
                        header.group(1).equalsIgnoreCase("la") ? header.group(2).strip() : language;
            } else if (!addTimed(line, lines)) {
                plain.add(line.stripTrailing());
            }
        }
        if (lines.isEmpty()) {
            String words = String.join("\n", plain).strip();
            return new Lyrics(id, language, words.isEmpty() ? null : words, List.of());
        }
        return timed(id, language, lines, offsetMs);
    }

    /** A positive offset makes the words come earlier. */
    private static Lyrics timed(TrackId id, String language, List<Lyrics.Line> lines, long offsetMs) {
        List<Lyrics.Line> shifted = lines.stream()
                .map(line -> new Lyrics.Line(Math.max(0, line.startMs() - offsetMs), line.text()))
                .sorted(Comparator.comparingLong(Lyrics.Line::startMs))
                .toList();
        String words = shifted.stream().map(Lyrics.Line::text).collect(Collectors.joining("\n"));
        return new Lyrics(id, language, words.length() > TWICE_CHARACTERS_MAX ? null : words, shifted);
    }

    private static boolean addTimed(String line, List<Lyrics.Line> lines) {
        Matcher time = TIME.matcher(line);
        List<Long> starts = new ArrayList<>();
        int end = 0;
        while (time.find() && line.substring(end, time.start()).isBlank()) {
            starts.add(startMs(time));
            end = time.end();
        }
        String words = WORD_TIME.matcher(line.substring(end)).replaceAll("").strip();
        starts.forEach(start -> lines.add(new Lyrics.Line(start, words)));
        return !starts.isEmpty();
    }

    private static long startMs(Matcher time) {
        long seconds = Long.parseLong(time.group(1)) * 60 + Long.parseLong(time.group(2));
        String fraction = time.group(3) == null ? "0" : time.group(3);
        return seconds * 1_000 + Long.parseLong((fraction + "00").substring(0, 3));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip().replaceFirst("^\\+", ""));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
