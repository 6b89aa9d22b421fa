package polyphony.search;

/** What can be found. Each kind has fields of its own, so that no search wades through the others. */
enum Kind {
    ARTIST("artist"),
    ALBUM("album"),
    TRACK("track");

    /** The whole name, in one form. */
    final String exact;
    /** Beginnings of the whole name. */
    final String start;
    /** Words of the name. */
    final String word;
    /** Beginnings of the words of the name. */
    final String wordStart;
    /** Words of the name and of what it belongs to: artists, album. */
    final String any;
    /** Beginnings of those. */
    final String anyStart;

    Kind(String prefix) {
        exact = prefix + ".exact";
        start = prefix + ".start";
        word = prefix + ".word";
        wordStart = prefix + ".wordStart";
        any = prefix + ".any";
        anyStart = prefix + ".anyStart";
    }
}
