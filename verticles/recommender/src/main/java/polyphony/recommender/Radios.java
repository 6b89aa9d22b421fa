package polyphony.recommender;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.Recommender.GetRadio;
import polyphony.shared.contract.TrackId;

/** Goes on from a seed: a track, an album, an artist, a genre or a playlist. */
final class Radios {
    private static final int SEED_TRACKS_MAX = 50;
    private static final int RANKED_MAX = 1_500;
    private static final double TAG_SHARE = 0.5;
    private static final long RECENT_MS = TimeUnit.HOURS.toMillis(2);

    private final Library library;
    private final CoListening coListening;
    private final RandomGenerator random;
    private final Clock clock;
    private final Scores scores = new Scores();
    private final Scores part = new Scores();

    Radios(Library library, CoListening coListening, RandomGenerator random, Clock clock) {
        this.library = library;
        this.coListening = coListening;
        this.random = random;
        this.clock = clock;
    }

    /**
     * @param tracks what is gone on from
     * @param affinity what its tracks have in common
     * @param plays whether the seed's own tracks may be played
     */
    private record Seed(List<Integer> tracks, Affinity affinity, boolean plays) {}

    /** A radio for this listener: what was just heard or is disliked is left out. */
    List<TrackId> radio(GetRadio wish, Listener listener) {
        long now = clock.millis();
        Seed seed = seed(wish, random);
        Set<Integer> own = Set.copyOf(seed.tracks());
        IntPredicate offered =
                track -> isOffered(listener.tastes().get(track), now) && (seed.plays() || !own.contains(track));
        List<Integer> tracks = new ArrayList<>(play(seed, wish.limit(), random, offered, now));
        // A radio goes on, whatever little is known of its seed.
        int[] chance = library.sample(wish.limit() * 2, random);
        tracks.addAll(new Mix(library)
                .take(
                        chance,
                        wish.limit() - tracks.size(),
                        Mix.Rule.VARIED,
                        offered.and(track -> !tracks.contains(track)))
                .tracks());
        return ids(tracks);
    }

    /** Tracks like a track, album or artist, the same for everyone. */
    List<TrackId> similar(String id, int limit) {
        var fixed = new SplittableRandom(id.hashCode());
        Seed seed = switch (id.substring(0, Math.min(3, id.length()))) {
            case TrackId.PREFIX -> track(id);
            case AlbumId.PREFIX -> album(id, fixed);
            case ArtistId.PREFIX -> artist(id, fixed);
            default -> throw Failure.invalid("id", "must be of a track, an album or an artist");
        };
        return ids(play(seed, limit, fixed, track -> true, clock.millis()));
    }

    private static boolean isOffered(Taste taste, long now) {
        return taste == null || (taste.playedAtMs() < now - RECENT_MS && taste.weight(now) >= 0);
    }

    private Seed seed(GetRadio wish, RandomGenerator chance) {
        int colon = wish.seed().indexOf(':');
        String kind = colon < 0 ? "" : wish.seed().substring(0, colon);
        String name = wish.seed().substring(colon + 1);
        return switch (kind) {
            case "track" -> track(name);
            case "album" -> album(name, chance);
            case "artist" -> artist(name, chance);
            case "genre" -> genre(name);
            case "playlist" ->
                of(wish.seedTracks().stream()
                        .mapToInt(track -> library.presentTrack(track.value()))
                        .filter(track -> track != Names.UNKNOWN)
                        .toArray());
            default ->
                throw Failure.invalid("seed", "must be track:ID, album:ID, artist:ID, genre:NAME or playlist:ID");
        };
    }

    private Seed track(String id) {
        int track = library.presentTrack(id);
        if (track == Names.UNKNOWN) {
            throw Failure.notFound("track " + id);
        }
        return of(new int[] {track});
    }

    private Seed album(String id, RandomGenerator chance) {
        int album = library.album(id);
        if (album == Names.UNKNOWN || library.ofAlbum(album).size() == 0) {
            throw Failure.notFound("album " + id);
        }
        return of(library.ofAlbum(album).sample(SEED_TRACKS_MAX, chance));
    }

    private Seed artist(String id, RandomGenerator chance) {
        int artist = library.artist(id);
        if (artist == Names.UNKNOWN || library.ofArtist(artist).size() == 0) {
            throw Failure.notFound("artist " + id);
        }
        Seed seed = of(library.ofArtist(artist).sample(SEED_TRACKS_MAX, chance));
        return new Seed(seed.tracks(), seed.affinity(), true);
    }

    private Seed genre(String name) {
        int genre = library.genre(name);
        if (genre == Names.UNKNOWN || library.ofGenre(genre).size() == 0) {
            throw Failure.notFound("genre " + name);
        }
        var affinity = new Affinity();
        affinity.addGenre(genre, 1);
        return new Seed(List.of(), affinity, true);
    }

    private Seed of(int[] tracks) {
        var affinity = new Affinity();
        for (int track : tracks) {
            affinity.add(library.entry(track), 1);
        }
        return new Seed(Arrays.stream(tracks).boxed().toList(), affinity, false);
    }

    private List<Integer> play(Seed seed, int limit, RandomGenerator chance, IntPredicate offered, long now) {
        var candidates = new Candidates(library, coListening, chance);
        scores.clear();
        part.clear();
        for (int track : seed.tracks()) {
            candidates.around(track, 1, now, part);
        }
        scores.addShare(part, 1);
        part.clear();
        candidates.tagged(seed.affinity(), part);
        scores.addShare(part, TAG_SHARE);
        return mixed(seed, limit, offered);
    }

    private List<TrackId> ids(List<Integer> tracks) {
        return tracks.stream().map(track -> new TrackId(library.id(track))).toList();
    }

    private List<Integer> mixed(Seed seed, int limit, IntPredicate offered) {
        Set<Integer> own = Set.copyOf(seed.tracks());
        IntPredicate playable = track -> seed.plays() || !own.contains(track);
        int[] ranked = scores.top(RANKED_MAX);
        int artistMax = Math.max(2, limit / 10);
        return new Mix(library)
                .take(ranked, limit, new Mix.Rule(artistMax, Math.max(1, artistMax / 2)), playable.and(offered))
                .take(ranked, limit, Mix.Rule.ANY, playable.and(offered))
                .take(ranked, limit, Mix.Rule.ANY, playable)
                .apart();
    }
}
