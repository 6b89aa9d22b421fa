package polyphony.scanner.tags;

import java.io.IOException;

/** A picture inside an audio file, not read yet. Kind 3 is the front cover, in ID3, FLAC and Vorbis alike. */
record EmbeddedPicture(int kind, long length, Content content) {
    static final int FRONT_COVER = 3;

    interface Content {
        byte[] read() throws IOException, BrokenFile;
    }
}
