package polyphony.recommender;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much artists, genres and eras are liked, as far as the liked tracks tell. */
final class Affinity {
    private final Map<Integer, Double> artists = new HashMap<>();
    private final Map<Integer, Double> genres = new HashMap<>();
    private final Map<Integer, Double> eras = new HashMap<>();

    /** One of the liked, by number. {@code share} is 1 for the most liked of its sort. */
    record Liked(int number, double share) {}

    void add(Entry entry, double weight) {
        for (int artist : entry.artists()) {
            artists.merge(artist, weight, Double::sum);
        }
        for (int genre : entry.genres()) {
            genres.merge(genre, weight / entry.genres().length, Double::sum);
        }
        if (entry.era() != Entry.NO_ERA) {
            eras.merge(entry.era(), weight, Double::sum);
        }
    }

    void addArtist(int artist, double weight) {
        artists.merge(artist, weight, Double::sum);
    }

    void addGenre(int genre, double weight) {
        genres.merge(genre, weight, Double::sum);
    }

    /** True when a track of this artist was heard or liked. */
    boolean knows(int artist) {
        return artists.containsKey(artist);
    }

    List<Liked> artists(int max) {
        return top(artists, max);
    }

    List<Liked> genres(int max) {
        return top(genres, max);
    }

    List<Liked> eras(int max) {
        return top(eras, max);
    }

    private static List<Liked> top(Map<Integer, Double> weights, int max) {
        double best =
                weights.values().stream().mapToDouble(weight -> weight).max().orElse(0);
        return weights.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> new Liked(entry.getKey(), entry.getValue() / best))
                .sorted((a, b) -> a.share() == b.share()
                        ? Integer.compare(a.number(), b.number())
                        : Double.compare(b.share(), a.share()))
                .limit(max)
                .toList();
    }
}
