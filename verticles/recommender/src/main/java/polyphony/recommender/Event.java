package polyphony.recommender;

import polyphony.shared.contract.Activity;
import polyphony.shared.contract.Entity;
import polyphony.shared.contract.UserId;

/**
 * What a listener did, as it is kept: all that the models are made of.
 *
 * @param seq its place among all events; grows
 * @param target id of the track, album or artist
 * @param rating for RATED, 0 to 5
 */
record Event(
        long seq,
        String eventId,
        UserId user,
        Activity.Kind kind,
        Entity entity,
        String target,
        int rating,
        long atMs) {
    /** False for what some other program wrote into the topic without all that an event needs. */
    static boolean isWhole(Activity.Happened happened) {
        return happened != null
                && happened.eventId() != null
                && happened.user() != null
                && happened.kind() != null
                && happened.entity() != null
                && happened.id() != null;
    }

    static Event of(Activity.Happened happened) {
        return new Event(
                0,
                happened.eventId(),
                happened.user(),
                happened.kind(),
                happened.entity(),
                happened.id(),
                happened.rating(),
                happened.atMs());
    }

    /** The same event, at its place. */
    Event at(long place) {
        return new Event(place, eventId, user, kind, entity, target, rating, atMs);
    }

    boolean isOfTrack() {
        return entity == Entity.TRACK;
    }

    /** True for a play that counted. */
    boolean isPlay() {
        return kind == Activity.Kind.PLAYED;
    }
}
