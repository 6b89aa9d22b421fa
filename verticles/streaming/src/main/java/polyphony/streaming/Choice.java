package polyphony.streaming;

import java.util.Locale;
import java.util.Set;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Streaming.Want;
import polyphony.shared.contract.Track;

/** Which bytes a listener gets: the original, or a format at a bit rate. */
sealed interface Choice {
    Set<String> LOSSY = Set.of("mp3", "vorbis", "opus", "aac");

    /** The file as it is. */
    record Original() implements Choice {}

    record Made(Format format, int bitRateKbps) implements Choice {}

    /**
     * @param unnamed the format for who names none
     * @throws Failure INVALID for a format that cannot be made
     */
    static Choice of(Track track, Want want, Format unnamed) {
        String name = want.format() == null ? "" : want.format().toLowerCase(Locale.ROOT);
        if (name.equals("raw")) {
            return new Original();
        }
        boolean suits = name.isEmpty() || name.equals(track.suffix()) || name.equals(track.codec());
        if (suits && fits(track, want)) {
            return new Original();
        }
        Format format = name.isEmpty() ? unnamed : named(name);
        return new Made(format, format.clamp(bitRateKbps(track, want, format)));
    }

    /** Nobody can begin in the middle of an original, and one above the limit is what the limit is for. */
    private static boolean fits(Track track, Want want) {
        return want.offsetMs() == 0 && (want.maxBitRateKbps() == 0 || track.bitRateKbps() <= want.maxBitRateKbps());
    }

    private static Format named(String name) {
        return Format.of(name)
                .orElseThrow(() -> Failure.invalid("format", "must be raw, mp3, opus, aac or the original's own"));
    }

    /** More bits than a lossy original has would only be larger, never better. */
    private static int bitRateKbps(Track track, Want want, Format format) {
        int wish = want.maxBitRateKbps() == 0 ? format.usualKbps() : want.maxBitRateKbps();
        boolean isLossy = LOSSY.contains(track.codec());
        return isLossy && track.bitRateKbps() > 0 ? Math.min(wish, track.bitRateKbps()) : wish;
    }
}
