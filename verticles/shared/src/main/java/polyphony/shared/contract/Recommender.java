package polyphony.shared.contract;

import java.util.List;
import polyphony.shared.bus.Announcement;
import polyphony.shared.bus.Ask;

/** What the recommender service answers and announces. */
public interface Recommender {
    /** The caller's home rows, made for the caller; ready in memory, never computed for the request. */
    Ask<GetHome, Home> HOME = Ask.repeatable("recommender.home", GetHome.class, Home.class);
    /** Tracks that go on from a seed, for this caller. NOT_FOUND for an unknown seed. */
    Ask<GetRadio, Radio> RADIO = Ask.repeatable("recommender.radio", GetRadio.class, Radio.class);
    /** Tracks like this one, best first, the same for everyone. */
    Ask<GetSimilar, Radio> SIMILAR = Ask.repeatable("recommender.similar", GetSimilar.class, Radio.class);

    Announcement<Refreshed> REFRESHED = new Announcement<>("recommender.refreshed", Refreshed.class);

    record GetHome() {}

    /**
     * @param version grows with every change of this listener's rows
     * @param rows {@code made-for-you}, {@code because-you-listened}, {@code new-to-you}, {@code on-repeat}; those with
     *     nothing in them are left out, but for made-for-you
     */
    record Home(long version, List<Row> rows) {
        public Home {
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param title for people, say "Because you listened to Song"
     * @param seed id of the track or artist that the row came from, or null
     * @param tracks at most 30
     */
    record Row(String id, String title, String seed, List<TrackId> tracks) {
        public Row {
            tracks = List.copyOf(tracks);
        }
    }

    /**
     * @param seed {@code track:ID}, {@code album:ID}, {@code artist:ID}, {@code playlist:ID} or {@code genre:NAME}
     * @param seedTracks tracks of the playlist when the seed is one, at most 100, else empty
     * @param limit 1 to 100
     */
    record GetRadio(String seed, List<TrackId> seedTracks, int limit) {
        public GetRadio {
            Texts.required("seed", seed, 300);
            Limits.size("seedTracks", seedTracks, 0, 100);
            seedTracks = List.copyOf(seedTracks);
            Limits.within("limit", limit, 1, 100);
        }
    }

    record Radio(List<TrackId> tracks) {
        public Radio {
            tracks = List.copyOf(tracks);
        }
    }

    /** @param id of a track, album or artist; {@code limit} 1 to 100 */
    record GetSimilar(String id, int limit) {
        public GetSimilar {
            Texts.required("id", id, 64);
            Limits.within("limit", limit, 1, 100);
        }
    }

    record Refreshed(UserId user, long version) {}
}
