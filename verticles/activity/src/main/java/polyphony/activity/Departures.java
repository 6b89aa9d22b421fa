package polyphony.activity;

import io.vertx.core.Future;
import polyphony.shared.contract.UserId;

/** Deletes what is known of users who were deleted. */
record Departures(ActivityStore store, ListenerAnnotations annotations) {
    /** Memory before and after the store: whoever asks meanwhile would bring the old rows back into it. */
    Future<Void> forget(UserId user) {
        annotations.forget(user);
        return store.forget(user).onSuccess(gone -> annotations.forget(user));
    }
}
