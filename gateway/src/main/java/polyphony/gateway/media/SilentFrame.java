package polyphony.gateway.media;

import io.vertx.core.buffer.Buffer;

/** An MP3 frame (MPEG-1 Layer III) without sound, of the kind that a stream began with. */
final class SilentFrame {
    private static final int HEADER_BYTES = 4;
    private static final int[] KBPS = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] HZ = {44_100, 48_000, 32_000};
    /** 1152 samples in bytes, for each bit a second and sample. */
    private static final int BYTES_FACTOR = 144_000;

    private SilentFrame() {}

    /**
     * @param start the first bytes of a stream, at least {@value #HEADER_BYTES} for an answer
     * @return null when they begin no such frame
     */
    static Buffer like(Buffer start) {
        if (start.length() < HEADER_BYTES
                || start.getUnsignedByte(0) != 0xFF
                || (start.getUnsignedByte(1) & 0xFE) != 0xFA) {
            return null;
        }
        int third = start.getUnsignedByte(2);
        int rate = third >> 4;
        int sampling = third >> 2 & 3;
        if (rate == 0 || rate == KBPS.length || sampling == HZ.length) {
            return null;
        }
        // All else is zero: no bits of sound, none borrowed from frames before. No checksum, no padding.
        byte[] frame = new byte[BYTES_FACTOR * KBPS[rate] / HZ[sampling]];
        frame[0] = (byte) 0xFF;
        frame[1] = (byte) 0xFB;
        frame[2] = (byte) (third & 0xFC);
        frame[3] = start.getByte(3);
        return Buffer.buffer(frame);
    }
}
