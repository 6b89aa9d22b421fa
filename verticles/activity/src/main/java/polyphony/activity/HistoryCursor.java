package polyphony.activity;

import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Activity.Heard;
import polyphony.shared.contract.TrackId;

/** A place in a listener's history: the play that the page before ended with. */
record HistoryCursor(long playedAtMs, String track) {
    /** Before the newest play. */
    static final HistoryCursor START = new HistoryCursor(Long.MAX_VALUE, "");

    static HistoryCursor parse(String text) {
        if (text == null) {
            return START;
        }
        int colon = text.indexOf(':');
        try {
            return new HistoryCursor(
                    Long.parseLong(text.substring(0, Math.max(colon, 0))),
                    new TrackId(text.substring(colon + 1)).value());
        } catch (NumberFormatException | Failure malformed) {
            throw Failure.invalid("after", "must be the next of a page before");
        }
    }

    static String of(Heard last) {
        return last.playedAtMs() + ":" + last.track();
    }
}
