package polyphony.launcher.library;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Ogg Vorbis or Opus: packets in another order, on new pages whose positions are counted anew. */
final class OggTemplate implements Template {
    private static final Crc CRC_32 = new Crc(32, 0x04c11db7);
    private static final int OPUS_SAMPLES = 960;
    private static final int PAGE_HEADER_BYTES = 27;
    private static final int LACES_AT = 26;
    private static final int LACE = 255;
    private static final int PAGE_PACKETS_MAX = 20;
    private static final int BEGINS = 2;
    private static final int ENDS = 4;

    private final boolean opus;
    private final List<byte[]> headers;
    private final List<byte[]> packets;

    OggTemplate(byte[] encoded) {
        var all = packets(encoded);
        opus = new String(all.get(0), 0, 8, StandardCharsets.ISO_8859_1).equals("OpusHead");
        var headerCount = opus ? 2 : 3;
        headers = List.copyOf(all.subList(0, headerCount));
        packets = List.copyOf(all.subList(headerCount, all.size()));
    }

    @Override
    public byte[] file(TrackTags tags, Random random) {
        var pages = new Pages(random.nextInt());
        pages.add(List.of(headers.get(0)), 0, BEGINS);
        pages.add(opus ? List.of(comments(tags)) : List.of(comments(tags), headers.get(2)), 0, 0);
        var shuffled = Template.shuffled(packets, random);
        var position = 0L;
        for (var from = 0; from < shuffled.size(); from += PAGE_PACKETS_MAX) {
            var to = Math.min(shuffled.size(), from + PAGE_PACKETS_MAX);
            for (var i = from; i < to; i++) {
                position += i == 0 && !opus ? 0 : samples(shuffled.get(Math.max(0, i - 1)), shuffled.get(i));
            }
            pages.add(shuffled.subList(from, to), position, to == shuffled.size() ? ENDS : 0);
        }
        return pages.bytes.toByteArray();
    }

    private byte[] comments(TrackTags tags) {
        var packet = new ByteArrayOutputStream();
        packet.writeBytes((opus ? "OpusTags" : "\003vorbis").getBytes(StandardCharsets.ISO_8859_1));
        packet.writeBytes(VorbisComments.of(tags));
        if (!opus) {
            packet.write(1);
        }
        return packet.toByteArray();
    }

    /** How far a packet carries on: in Vorbis a quarter of its block and of the one before, which overlap. */
    private int samples(byte[] before, byte[] packet) {
        return opus ? OPUS_SAMPLES : (block(before) + block(packet)) / 4;
    }

    /** The encoder writes two modes: the short block, then the long one. */
    private int block(byte[] packet) {
        var sizes = headers.get(0)[28];
        return 1 << ((packet[0] & 2) == 0 ? sizes & 0xf : (sizes >> 4) & 0xf);
    }

    private static List<byte[]> packets(byte[] encoded) {
        var packets = new ArrayList<byte[]>();
        var packet = new ByteArrayOutputStream();
        for (var page = 0; page < encoded.length; ) {
            var laces = encoded[page + LACES_AT] & 0xff;
            var at = page + PAGE_HEADER_BYTES + laces;
            for (var lace = 0; lace < laces; lace++) {
                var length = encoded[page + PAGE_HEADER_BYTES + lace] & 0xff;
                packet.write(encoded, at, length);
                at += length;
                if (length < LACE) {
                    packets.add(packet.toByteArray());
                    packet.reset();
                }
            }
            page = at;
        }
        return packets;
    }

    /** Writes whole packets on pages. */
    private static final class Pages {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int serial;
        private int number;

        Pages(int serial) {
            this.serial = serial;
        }

        void add(List<byte[]> packets, long position, int flags) {
            var laces = new ByteArrayOutputStream();
            var content = new ByteArrayOutputStream();
            for (var packet : packets) {
                var whole = new byte[packet.length / LACE];
                Arrays.fill(whole, (byte) LACE);
                laces.writeBytes(whole);
                laces.write(packet.length % LACE);
                content.writeBytes(packet);
            }
            var page = new byte[PAGE_HEADER_BYTES + laces.size() + content.size()];
            var writer = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
            writer.put("OggS".getBytes(StandardCharsets.US_ASCII)).put((byte) 0).put((byte) flags);
            writer.putLong(position).putInt(serial).putInt(number++).putInt(0);
            writer.put((byte) laces.size()).put(laces.toByteArray()).put(content.toByteArray());
            writer.putInt(22, CRC_32.of(page, 0, page.length));
            bytes.writeBytes(page);
        }
    }
}
