package polyphony.launcher.library;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** AAC in MP4: one chunk of frames in another order, the table of their sizes in the same order, iTunes' tags. */
final class M4aTemplate implements Template {
    private static final int TEXT = 1;
    private static final int BINARY = 0;
    private static final int NUMBER = 21;
    private static final int SIZES_AT = 12;

    private final byte[] fileType;
    private final Box moov;
    private final List<byte[]> frames;

    M4aTemplate(byte[] encoded) {
        var boxes = Box.all(encoded);
        fileType = named(boxes, "ftyp").bytes();
        moov = named(boxes, "moov");
        frames = frames(named(boxes, "mdat").content());
    }

    @Override
    public byte[] file(TrackTags tags, Random random) {
        var shuffled = Template.shuffled(frames, random);
        var audio = new ByteArrayOutputStream();
        shuffled.forEach(audio::writeBytes);
        var file = new ByteArrayOutputStream();
        file.writeBytes(fileType);
        file.writeBytes(Box.of("mdat", audio.toByteArray()).bytes());
        file.writeBytes(described(shuffled, tags).bytes());
        return file.toByteArray();
    }

    private static Box named(List<Box> boxes, String name) {
        return boxes.stream().filter(box -> box.name().equals(name)).findFirst().orElseThrow();
    }

    private List<byte[]> frames(byte[] audio) {
        var sizes = ByteBuffer.wrap(moov.find("stsz").content());
        var found = new ArrayList<byte[]>();
        var at = 0;
        for (var i = SIZES_AT; i < sizes.capacity(); i += 4) {
            found.add(Arrays.copyOfRange(audio, at, at + sizes.getInt(i)));
            at += sizes.getInt(i);
        }
        return found;
    }

    private Box described(List<byte[]> shuffled, TrackTags tags) {
        var table = new int[3 + shuffled.size()];
        table[2] = shuffled.size();
        for (var i = 0; i < shuffled.size(); i++) {
            table[3 + i] = shuffled.get(i).length;
        }
        var described = moov.with(List.of(
                Box.of("stsz", ints(table)),
                Box.of("stsc", ints(0, 1, 1, shuffled.size(), 1)),
                Box.of("stco", ints(0, 1, fileType.length + 8))));
        var boxes = new ArrayList<>(described.boxes());
        boxes.removeIf(box -> box.name().equals("udta"));
        boxes.add(Box.of("udta", List.of(Box.full("meta", List.of(handler(), items(tags))))));
        return Box.of("moov", boxes);
    }

    private static Box handler() {
        var content = new byte[25];
        ByteBuffer.wrap(content).putLong(0).put("mdirappl".getBytes(StandardCharsets.US_ASCII));
        return Box.of("hdlr", content);
    }

    private static Box items(TrackTags tags) {
        var items = new ArrayList<Box>();
        items.add(text("\u00a9nam", List.of(tags.title())));
        items.add(text("\u00a9ART", tags.artists()));
        items.add(text("aART", List.of(tags.albumArtist())));
        items.add(text("\u00a9alb", List.of(tags.album())));
        items.add(text("\u00a9day", List.of(Integer.toString(tags.year()))));
        items.add(text("\u00a9gen", List.of(tags.genre())));
        items.add(text("\u00a9wrt", List.of(tags.composer())));
        items.add(Box.of("trkn", List.of(data(BINARY, shorts(0, tags.track(), tags.trackTotal(), 0)))));
        items.add(Box.of("disk", List.of(data(BINARY, shorts(0, tags.disc(), tags.discTotal())))));
        if (tags.compilation()) {
            items.add(Box.of("cpil", List.of(data(NUMBER, new byte[] {1}))));
        }
        return Box.of("ilst", items);
    }

    private static Box text(String name, List<String> values) {
        return Box.of(
                name,
                values.stream()
                        .map(value -> data(TEXT, value.getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }

    private static Box data(int kind, byte[] value) {
        var content = new byte[8 + value.length];
        ByteBuffer.wrap(content).putInt(kind).putInt(0).put(value);
        return Box.of("data", content);
    }

    private static byte[] ints(int... numbers) {
        var bytes = new byte[4 * numbers.length];
        ByteBuffer.wrap(bytes).asIntBuffer().put(numbers);
        return bytes;
    }

    private static byte[] shorts(int... numbers) {
        var bytes = new byte[2 * numbers.length];
        var writer = ByteBuffer.wrap(bytes);
        for (var number : numbers) {
            writer.putShort((short) number);
        }
        return bytes;
    }
}
