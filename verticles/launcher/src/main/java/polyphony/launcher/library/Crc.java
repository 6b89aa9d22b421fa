package polyphony.launcher.library;

/** A cyclic redundancy check, most significant bit first and starting from nothing, as FLAC and Ogg use them. */
final class Crc {
    private final int bits;
    private final int[] table = new int[256];

    Crc(int bits, int polynomial) {
        this.bits = bits;
        var top = 1 << (bits - 1);
        for (var value = 0; value < table.length; value++) {
            var crc = value << (bits - 8);
            for (var bit = 0; bit < 8; bit++) {
                crc = (crc & top) == 0 ? crc << 1 : (crc << 1) ^ polynomial;
            }
            table[value] = crc;
        }
    }

    int of(byte[] bytes, int from, int to) {
        var crc = 0;
        for (var i = from; i < to; i++) {
            crc = (crc << 8) ^ table[((crc >>> (bits - 8)) ^ bytes[i]) & 0xff];
        }
        return bits == 32 ? crc : crc & ((1 << bits) - 1);
    }
}
