package polyphony.scanner.tags;

import java.util.Map;

/** What ID3's frames are called in Vorbis comments, and ID3v2.2's three-letter names in those of four letters. */
final class Id3Names {
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("TIT1", "GROUPING"),
            Map.entry("TIT2", "TITLE"),
            Map.entry("TPE1", "ARTIST"),
            Map.entry("TPE2", "ALBUMARTIST"),
            Map.entry("TPE3", "CONDUCTOR"),
            Map.entry("TPE4", "REMIXER"),
            Map.entry("TALB", "ALBUM"),
            Map.entry("TRCK", "TRACKNUMBER"),
            Map.entry("TPOS", "DISCNUMBER"),
            Map.entry("TSST", "DISCSUBTITLE"),
            Map.entry("TDRC", "DATE"),
            Map.entry("TYER", "TYER"),
            Map.entry("TDAT", "TDAT"),
            Map.entry("TDOR", "ORIGINALDATE"),
            Map.entry("TORY", "ORIGINALDATE"),
            Map.entry("TDRL", "RELEASEDATE"),
            Map.entry("TCON", "GENRE"),
            Map.entry("TCOM", "COMPOSER"),
            Map.entry("TEXT", "LYRICIST"),
            Map.entry("TCMP", "COMPILATION"),
            Map.entry("TSOT", "TITLESORT"),
            Map.entry("TSOA", "ALBUMSORT"),
            Map.entry("TSOP", "ARTISTSORT"),
            Map.entry("TSO2", "ALBUMARTISTSORT"),
            Map.entry("TSOC", "COMPOSERSORT"),
            Map.entry("TBPM", "BPM"),
            Map.entry("TSRC", "ISRC"),
            Map.entry("TPUB", "LABEL"));

    private static final Map<String, String> OF_VERSION_2 = Map.ofEntries(
            Map.entry("TT1", "TIT1"),
            Map.entry("TT2", "TIT2"),
            Map.entry("TP1", "TPE1"),
            Map.entry("TP2", "TPE2"),
            Map.entry("TP3", "TPE3"),
            Map.entry("TP4", "TPE4"),
            Map.entry("TAL", "TALB"),
            Map.entry("TRK", "TRCK"),
            Map.entry("TPA", "TPOS"),
            Map.entry("TYE", "TYER"),
            Map.entry("TDA", "TDAT"),
            Map.entry("TOR", "TORY"),
            Map.entry("TCO", "TCON"),
            Map.entry("TCM", "TCOM"),
            Map.entry("TXT", "TEXT"),
            Map.entry("TCP", "TCMP"),
            Map.entry("TST", "TSOT"),
            Map.entry("TSA", "TSOA"),
            Map.entry("TSP", "TSOP"),
            Map.entry("TS2", "TSO2"),
            Map.entry("TSC", "TSOC"),
            Map.entry("TBP", "TBPM"),
            Map.entry("TRC", "TSRC"),
            Map.entry("TPB", "TPUB"),
            Map.entry("TXX", "TXXX"),
            Map.entry("COM", "COMM"),
            Map.entry("ULT", "USLT"),
            Map.entry("UFI", "UFID"),
            Map.entry("IPL", "IPLS"),
            Map.entry("PIC", "APIC"));

    private Id3Names() {}

    /** The four-letter name of a frame that is read, or null. */
    static String frame(String id) {
        String name = OF_VERSION_2.getOrDefault(id, id);
        return switch (name) {
            case "TXXX", "COMM", "USLT", "UFID", "IPLS", "TIPL", "TMCL", "APIC" -> name;
            default -> FIELDS.containsKey(name) ? name : null;
        };
    }

    static String field(String frame) {
        return FIELDS.get(frame);
    }
}
