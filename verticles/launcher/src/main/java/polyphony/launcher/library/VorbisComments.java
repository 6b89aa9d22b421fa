package polyphony.launcher.library;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The tags of FLAC, Ogg Vorbis and Opus. */
final class VorbisComments {
    private static final byte[] VENDOR = "polyphony".getBytes(StandardCharsets.UTF_8);

    private VorbisComments() {}

    /** Vendor and comments with their lengths, without what the format puts around them. */
    static byte[] of(TrackTags tags) {
        var comments = comments(tags).stream()
                .map(comment -> comment.getBytes(StandardCharsets.UTF_8))
                .toList();
        var length = 8
                + VENDOR.length
                + comments.stream().mapToInt(comment -> 4 + comment.length).sum();
        var block = new byte[length];
        var writer = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
        writer.putInt(VENDOR.length).put(VENDOR).putInt(comments.size());
        comments.forEach(comment -> writer.putInt(comment.length).put(comment));
        return block;
    }

    private static List<String> comments(TrackTags tags) {
        var comments = new ArrayList<String>();
        comments.add("TITLE=" + tags.title());
        tags.artists().forEach(artist -> comments.add("ARTIST=" + artist));
        comments.add("ALBUM=" + tags.album());
        comments.add("ALBUMARTIST=" + tags.albumArtist());
        comments.add("DATE=" + tags.year());
        comments.add("GENRE=" + tags.genre());
        comments.add("TRACKNUMBER=" + tags.track());
        comments.add("TRACKTOTAL=" + tags.trackTotal());
        comments.add("DISCNUMBER=" + tags.disc());
        comments.add("DISCTOTAL=" + tags.discTotal());
        comments.add("COMPOSER=" + tags.composer());
        if (tags.compilation()) {
            comments.add("COMPILATION=1");
        }
        return comments;
    }
}
