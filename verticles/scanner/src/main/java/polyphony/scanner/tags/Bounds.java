package polyphony.scanner.tags;

/** The bounds of everything taken from a file. */
final class Bounds {
    /** Characters of a name, a title, an id. */
    static final int TEXT_MAX = 500;

    /** Characters of all fields of a file together, without comment and lyrics, so that a track fits the bus. */
    static final int ALL_TEXT_MAX = 8_000;

    static final int COMMENT_MAX = 4_000;

    /** Characters of embedded lyrics; as UTF-8 the catalogue cuts them at 32 KiB once more. */
    static final int LYRICS_MAX = 32 * 1024;

    /** Bytes of one text field that are looked at: UTF-16 lyrics, twice over. */
    static final int FIELD_BYTES_MAX = 128 * 1024;

    /** Values kept of one field, such as artists of one track. */
    static final int VALUES_MAX = 64;

    /** Different fields kept of one file. */
    static final int FIELDS_MAX = 256;

    /** Frames, blocks, comments, atoms and pages that are walked before a file counts as broken. */
    static final int PARTS_MAX = 20_000;

    static final int PICTURE_BYTES_MAX = 10 * 1024 * 1024;

    private Bounds() {}
}
