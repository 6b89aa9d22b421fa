package polyphony.shared.contract;

import java.util.List;
import polyphony.shared.bus.Ask;

/** What the search service answers: ids, best first; names and pictures are asked of catalog. */
public interface Search {
    Ask<Query, Hits> QUERY = Ask.repeatable("search.query", Query.class, Hits.class);

    /**
     * Words match whole, by prefix, with small typos, and without accents and case.
     *
     * @param text 1 to 500 characters
     * @param artistLimit hits wanted of each kind, 0 to 100; 0 means none. Offsets 0 to 10,000
     */
    record Query(
            String text,
            int artistOffset,
            int artistLimit,
            int albumOffset,
            int albumLimit,
            int trackOffset,
            int trackLimit) {
        public Query {
            Texts.required("text", text, 500);
            Limits.within("artistOffset", artistOffset, 0, 10_000);
            Limits.within("artistLimit", artistLimit, 0, 100);
            Limits.within("albumOffset", albumOffset, 0, 10_000);
            Limits.within("albumLimit", albumLimit, 0, 100);
            Limits.within("trackOffset", trackOffset, 0, 10_000);
            Limits.within("trackLimit", trackLimit, 0, 100);
        }

        public static Query of(String text, int limit) {
            return new Query(text, 0, limit, 0, limit, 0, limit);
        }
    }

    /** @param version of the catalogue that the index has reached */
    record Hits(List<ArtistId> artists, List<AlbumId> albums, List<TrackId> tracks, long version) {
        public Hits {
            artists = List.copyOf(artists);
            albums = List.copyOf(albums);
            tracks = List.copyOf(tracks);
        }
    }
}
