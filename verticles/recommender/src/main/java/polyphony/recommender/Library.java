package polyphony.recommender;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import polyphony.shared.contract.Track;

/**
 * The tracks that can be offered, by number, and what they have in common. Numbers last as long as the process; a track
 * that is gone keeps its number, because listeners heard it and it may come back.
 */
final class Library {
    private static final int FRESH_MAX = 300;

    private final Names tracks = new Names();
    private final Names artists = new Names();
    private final Names albums = new Names();
    private final Names genres = new Names();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Integer, Numbers> byArtist = new HashMap<>();
    private final Map<Integer, Numbers> byAlbum = new HashMap<>();
    private final Map<Integer, Numbers> byGenre = new HashMap<>();
    private final Map<Integer, Numbers> byEra = new HashMap<>();
    private final Numbers present = new Numbers();
    private int[] fresh = {};
    private long version;
    private long freshVersion;

    void put(Track track) {
        int number = track(track.id().value());
        take(number);
        Entry entry = Entry.of(track, artists, albums, genres);
        entries.set(number, entry);
        groups(entry).forEach(group -> group.add(number));
        version++;
    }

    /** Takes a track out; nothing happens when it is not there. */
    void remove(String id) {
        int number = tracks.find(id);
        if (number != Names.UNKNOWN && entry(number) != null) {
            take(number);
            version++;
        }
    }

    private void take(int number) {
        Entry old = entries.get(number);
        if (old != null) {
            groups(old).forEach(group -> group.remove(number));
            entries.set(number, null);
        }
    }

    private List<Numbers> groups(Entry entry) {
        var groups = new ArrayList<Numbers>();
        groups.add(present);
        groups.add(byAlbum.computeIfAbsent(entry.album(), key -> new Numbers()));
        for (int artist : entry.artists()) {
            groups.add(byArtist.computeIfAbsent(artist, key -> new Numbers()));
        }
        for (int genre : entry.genres()) {
            groups.add(byGenre.computeIfAbsent(genre, key -> new Numbers()));
        }
        if (entry.era() != Entry.NO_ERA) {
            groups.add(byEra.computeIfAbsent(entry.era(), key -> new Numbers()));
        }
        return groups;
    }

    /** The number of a track, present or not. */
    int track(String id) {
        int number = tracks.number(id);
        while (entries.size() <= number) {
            entries.add(null);
        }
        return number;
    }

    /** The number of a track that is present, or {@link Names#UNKNOWN}. */
    int presentTrack(String id) {
        int number = tracks.find(id);
        return number == Names.UNKNOWN || entries.get(number) == null ? Names.UNKNOWN : number;
    }

    String id(int track) {
        return tracks.name(track);
    }

    /** What is known of a track, or null when it is not present. */
    Entry entry(int track) {
        return entries.get(track);
    }

    int artist(String id) {
        return artists.find(id);
    }

    int album(String id) {
        return albums.find(id);
    }

    int genre(String name) {
        return genres.find(genreKey(name));
    }

    static String genreKey(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    Numbers ofArtist(int artist) {
        return byArtist.getOrDefault(artist, new Numbers());
    }

    Numbers ofAlbum(int album) {
        return byAlbum.getOrDefault(album, new Numbers());
    }

    Numbers ofGenre(int genre) {
        return byGenre.getOrDefault(genre, new Numbers());
    }

    Numbers ofEra(int era) {
        return byEra.getOrDefault(era, new Numbers());
    }

    /** Tracks that are present. */
    int size() {
        return present.size();
    }

    /** Grows with every change. */
    long version() {
        return version;
    }

    /** Tracks taken anywhere from the library. */
    int[] sample(int max, RandomGenerator random) {
        return present.sample(max, random);
    }

    /** The latest additions, newest first, at most {@value #FRESH_MAX}. */
    int[] fresh() {
        if (freshVersion != version) {
            freshVersion = version;
            fresh = newest();
        }
        return fresh.clone();
    }

    private int[] newest() {
        var newest = new PriorityQueue<Integer>((a, b) -> Long.compare(addedAtMs(a), addedAtMs(b)));
        for (int i = 0; i < present.size(); i++) {
            newest.add(present.at(i));
            if (newest.size() > FRESH_MAX) {
                newest.remove();
            }
        }
        int[] sorted = new int[newest.size()];
        for (int i = sorted.length - 1; i >= 0; i--) {
            sorted[i] = newest.remove();
        }
        return sorted;
    }

    private long addedAtMs(int track) {
        return entries.get(track).addedAtMs();
    }
}
