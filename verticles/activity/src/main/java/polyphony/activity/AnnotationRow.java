package polyphony.activity;

import polyphony.shared.contract.Activity.Annotation;
import polyphony.shared.contract.Entity;

/** What one listener gave to one thing. Of two rows of the same thing the one with the higher version is the newer one. */
record AnnotationRow(
        String id, Entity entity, Long starredAtMs, int rating, long playCount, Long lastPlayedAtMs, long version) {
    Annotation annotation() {
        return new Annotation(id, starredAtMs, rating, playCount, lastPlayedAtMs);
    }

    /** False when all that was given has been taken back. */
    boolean saysSomething() {
        return starredAtMs != null || rating > 0 || playCount > 0;
    }

    AnnotationRow newerOf(AnnotationRow other) {
        return other.version >= version ? other : this;
    }
}
