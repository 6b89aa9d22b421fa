package polyphony.shared.contract;

import polyphony.shared.bus.Ask;

/** What the streaming service answers: decisions about bytes. The bytes themselves never ride on the bus. */
public interface Streaming {
    /** TOO_MANY when the node or the user has as many transcodes as allowed. */
    Ask<Want, Delivery> DELIVER = Ask.repeatable("streaming.deliver", Want.class, Delivery.class);

    /**
     * @param format {@code raw} or null for the original file, else {@code mp3 opus aac}
     * @param maxBitRateKbps 0 for no limit; an original above it is transcoded
     * @param offsetMs where to begin; only a transcode can begin elsewhere than at 0
     */
    record Want(TrackId track, String format, int maxBitRateKbps, long offsetMs) {
        public Want {
            Texts.optional("format", format, 20);
            Limits.within("maxBitRate", maxBitRateKbps, 0, 10_000);
            Limits.within("timeOffset", offsetMs, 0, 1_000_000_000L);
        }
    }

    /**
     * How to get the bytes: exactly one of {@code file} and {@code url} is filled.
     *
     * @param file absolute path on this node, to be sent with ranges
     * @param url HTTP address of the node that makes them, signed and short-lived, to be piped with back-pressure
     * @param sizeBytes exact for a file; an estimate for a transcode
     * @param etag strong validator, without quotes; null for a transcode that is made as it is sent
     * @param durationMs of what is sent
     */
    record Delivery(
            Track track,
            String file,
            String url,
            String contentType,
            String suffix,
            long sizeBytes,
            boolean sizeIsExact,
            String etag,
            long modifiedAtMs,
            long durationMs,
            int bitRateKbps) {}
}
