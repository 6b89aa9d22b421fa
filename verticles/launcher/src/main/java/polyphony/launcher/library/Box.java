package polyphony.launcher.library;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A box of an MP4 file: bytes, or further boxes. */
final class Box {
    private static final Set<String> HOLD_BOXES = Set.of("moov", "trak", "mdia", "minf", "stbl");
    private static final int HEADER_BYTES = 8;

    private final String name;
    private final byte[] content;
    private final List<Box> boxes;

    private Box(String name, byte[] content, List<Box> boxes) {
        this.name = name;
        this.content = content;
        this.boxes = boxes;
    }

    static Box of(String name, byte[] content) {
        return new Box(name, content, List.of());
    }

    static Box of(String name, List<Box> boxes) {
        return new Box(name, new byte[0], List.copyOf(boxes));
    }

    /** A box whose content begins with four bytes of version and flags. */
    static Box full(String name, List<Box> boxes) {
        return new Box(name, new byte[4], List.copyOf(boxes));
    }

    static List<Box> all(byte[] bytes) {
        var boxes = new ArrayList<Box>();
        var reader = ByteBuffer.wrap(bytes);
        for (var at = 0; at < bytes.length; ) {
            var length = reader.getInt(at);
            var name = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
            var content = Arrays.copyOfRange(bytes, at + HEADER_BYTES, at + length);
            boxes.add(HOLD_BOXES.contains(name) ? of(name, all(content)) : of(name, content));
            at += length;
        }
        return boxes;
    }

    String name() {
        return name;
    }

    byte[] content() {
        return content.clone();
    }

    List<Box> boxes() {
        return boxes;
    }

    /** The first box of that name, here or below. */
    Box find(String wanted) {
        if (name.equals(wanted)) {
            return this;
        }
        return boxes.stream()
                .map(box -> box.find(wanted))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    /** The same tree with each box whose name one of these has replaced by it. */
    Box with(List<Box> replacements) {
        for (var replacement : replacements) {
            if (replacement.name.equals(name)) {
                return replacement;
            }
        }
        return new Box(
                name, content, boxes.stream().map(box -> box.with(replacements)).toList());
    }

    byte[] bytes() {
        var inside = new ByteArrayOutputStream();
        inside.writeBytes(content);
        boxes.forEach(box -> inside.writeBytes(box.bytes()));
        var whole = new byte[HEADER_BYTES + inside.size()];
        ByteBuffer.wrap(whole)
                .putInt(whole.length)
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .put(inside.toByteArray());
        return whole;
    }
}
