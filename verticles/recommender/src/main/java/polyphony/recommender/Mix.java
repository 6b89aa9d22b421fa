package polyphony.recommender;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/** A list in the making: takes from ranked tracks what its rules allow, until it is full. */
final class Mix {
    /** How many of one artist and of one album a list may have. */
    record Rule(int artistMax, int albumMax) {
        static final Rule VARIED = new Rule(2, 1);
        static final Rule ALBUMS_REPEAT = new Rule(2, Integer.MAX_VALUE);
        static final Rule ANY = new Rule(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private final Library library;
    private final List<Integer> tracks = new ArrayList<>();
    private final Set<Integer> taken = new HashSet<>();
    private final Set<String> songs = new HashSet<>();
    private final Map<Integer, Integer> artists = new HashMap<>();
    private final Map<Integer, Integer> albums = new HashMap<>();

    Mix(Library library) {
        this.library = library;
    }

    /** Takes from the ranked tracks, in their order, until the list has {@code size}. */
    Mix take(int[] ranked, int size, Rule rule, IntPredicate allowed) {
        for (int track : ranked) {
            if (tracks.size() >= size) {
                break;
            }
            Entry entry = library.entry(track);
            if (entry != null && !taken.contains(track) && fits(entry, rule) && allowed.test(track)) {
                add(track, entry);
            }
        }
        return this;
    }

    private boolean fits(Entry entry, Rule rule) {
        // The same song from an album, a single and a compilation is one song, unless anything is wanted.
        return rule.equals(Rule.ANY)
                || (artists.getOrDefault(entry.artist(), 0) < rule.artistMax()
                        && albums.getOrDefault(entry.album(), 0) < rule.albumMax()
                        && !songs.contains(song(entry)));
    }

    private void add(int track, Entry entry) {
        tracks.add(track);
        taken.add(track);
        songs.add(song(entry));
        artists.merge(entry.artist(), 1, Integer::sum);
        albums.merge(entry.album(), 1, Integer::sum);
    }

    private static String song(Entry entry) {
        return entry.artist() + " " + entry.title().toLowerCase(Locale.ROOT);
    }

    int size() {
        return tracks.size();
    }

    /** The list as it was taken. */
    List<Integer> tracks() {
        return List.copyOf(tracks);
    }

    /** The list with what was taken after the first {@code main} spread over it, one in ten. */
    List<Integer> spread(int main) {
        var spread = new ArrayList<>(tracks.subList(0, Math.min(main, tracks.size())));
        int at = 9;
        for (int i = main; i < tracks.size(); i++) {
            spread.add(Math.min(at, spread.size()), tracks.get(i));
            at += 10;
        }
        return spread;
    }

    /** The list in nearly its order, but with no artist twice in a row where another can stand between. */
    List<Integer> apart() {
        var waiting = new ArrayList<>(tracks);
        var apart = new ArrayList<Integer>(tracks.size());
        int before = Names.UNKNOWN;
        while (!waiting.isEmpty()) {
            int at = nextOther(waiting, before);
            before = artist(waiting.get(at));
            apart.add(waiting.remove(at));
        }
        return apart;
    }

    private int nextOther(List<Integer> waiting, int before) {
        int first = 0;
        boolean found = false;
        for (int i = 0; i < waiting.size(); i++) {
            int artist = artist(waiting.get(i));
            if (artist == before) {
                continue;
            }
            // An artist that has half of what is left must come now, or it will stand beside itself at the end.
            if (waiting.stream().filter(track -> artist(track) == artist).count() * 2 > waiting.size()) {
                return i;
            }
            if (!found) {
                found = true;
                first = i;
            }
        }
        return first;
    }

    private int artist(int track) {
        return library.entry(track).artist();
    }
}
