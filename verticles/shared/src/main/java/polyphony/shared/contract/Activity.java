package polyphony.shared.contract;

import java.util.List;
import polyphony.shared.bus.Announcement;
import polyphony.shared.bus.Ask;
import polyphony.shared.bus.Done;
import polyphony.shared.bus.Failure;

/** What the activity service answers and announces: plays, stars, ratings, and the counts made of them. */
public interface Activity {
    /** Written once for each user, track and {@code playedAtMs}: sending it again changes nothing. */
    Ask<Play, Recorded> PLAY = Ask.repeatable("activity.play", Play.class, Recorded.class);

    Ask<Star, Done> STAR = Ask.repeatable("activity.star", Star.class, Done.class);
    Ask<Rate, Done> RATE = Ask.repeatable("activity.rate", Rate.class, Done.class);
    /** What the caller gave to these; ids without anything are left out. */
    Ask<Ids, Annotations> ANNOTATIONS = Ask.repeatable("activity.annotations", Ids.class, Annotations.class);
    /** The caller's tracks, albums or artists in an order made of what the caller did. */
    Ask<ListRanked, Ranked> RANKED = Ask.repeatable("activity.ranked", ListRanked.class, Ranked.class);
    /** The caller's plays, newest first. */
    Ask<ListHistory, History> HISTORY = Ask.repeatable("activity.history", ListHistory.class, History.class);

    Announcement<Happened> RECORDED = new Announcement<>("activity.recorded", Happened.class);

    /** The topic {@code activity}: key user id, value {@link Happened}. */
    String TOPIC = "activity";

    enum Kind {
        PLAYED,
        /** Heard for less than half and less than four minutes. */
        SKIPPED,
        STARRED,
        UNSTARRED,
        RATED
    }

    /**
     * Something a listener did, as it stands in the topic.
     *
     * @param eventId unique; a reader that saw it before ignores it
     * @param entity what it was done to; {@code track} is filled for TRACK
     * @param heardMs for plays and skips
     * @param rating for RATED, 0 to 5
     */
    record Happened(
            String eventId,
            UserId user,
            Kind kind,
            Entity entity,
            String id,
            AlbumId album,
            List<ArtistId> artists,
            long heardMs,
            int rating,
            long atMs) {
        public Happened {
            artists = artists == null ? List.of() : List.copyOf(artists);
        }
    }

    /**
     * @param album of the track, and {@code artists} and {@code durationMs}: as catalog tells them
     * @param playedAtMs when it began, milliseconds since the epoch; not more than a day ahead
     * @param heardMs how much of it was heard
     * @param source what reported it, say {@code web} or the Subsonic client's name
     */
    record Play(
            TrackId track,
            AlbumId album,
            List<ArtistId> artists,
            long durationMs,
            long playedAtMs,
            long heardMs,
            String source) {
        /** Hour 0 of 2000: nothing in this house was played before. */
        private static final long PLAYED_AT_MS_MIN = 946_684_800_000L;

        public Play {
            if (track == null) {
                throw Failure.invalid("trackId", "must be given");
            }
            Limits.size("artists", artists, 0, 50);
            artists = List.copyOf(artists);
            Limits.within("durationMs", durationMs, 0, 1_000_000_000L);
            Limits.within("playedAt", playedAtMs, PLAYED_AT_MS_MIN, 32_503_680_000_000L);
            Limits.within("heardMs", heardMs, 0, 1_000_000_000L);
            Texts.optional("source", source, 100);
        }
    }

    /**
     * @param repeated true when it had been recorded before
     * @param counted true when it was heard long enough to count as a play (half, or four minutes)
     */
    record Recorded(String eventId, boolean repeated, boolean counted) {}

    record Star(Entity entity, List<String> ids, boolean starred) {
        public Star {
            Limits.size("ids", ids, 1, 500);
            ids.forEach(id -> Texts.required("ids", id, 64));
            ids = List.copyOf(ids);
        }
    }

    /** @param rating 1 to 5, or 0 to take it away */
    record Rate(Entity entity, String id, int rating) {
        public Rate {
            Texts.required("id", id, 64);
            Limits.within("rating", rating, 0, 5);
        }
    }

    /** @param ids of tracks, albums and artists, mixed */
    record Ids(List<String> ids) {
        public Ids {
            Limits.size("ids", ids, 0, 500);
            ids = List.copyOf(ids);
        }
    }

    /**
     * @param starredAtMs null when not starred
     * @param rating 0 when not rated
     * @param lastPlayedAtMs null when never
     */
    record Annotation(String id, Long starredAtMs, int rating, long playCount, Long lastPlayedAtMs) {}

    record Annotations(List<Annotation> annotations) {
        public Annotations {
            annotations = List.copyOf(annotations);
        }
    }

    enum Rank {
        /** Most plays first. */
        FREQUENT,
        /** Last played first. */
        RECENT,
        /** Best rating first. */
        HIGHEST,
        /** Last starred first. */
        STARRED
    }

    /** @param limit 1 to 500 */
    record ListRanked(Entity entity, Rank rank, int offset, int limit) {
        public ListRanked {
            Limits.within("offset", offset, 0, 1_000_000);
            Limits.within("limit", limit, 1, 500);
        }
    }

    record Ranked(List<Annotation> annotations, int total) {
        public Ranked {
            annotations = List.copyOf(annotations);
        }
    }

    record ListHistory(String after, int limit) {
        public ListHistory {
            Texts.optional("after", after, 100);
            Limits.within("limit", limit, 1, 100);
        }
    }

    record Heard(String eventId, TrackId track, long playedAtMs, long heardMs, boolean counted, String source) {}

    record History(List<Heard> plays, String next) {
        public History {
            plays = List.copyOf(plays);
        }
    }
}
