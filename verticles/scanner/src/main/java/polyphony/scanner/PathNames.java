package polyphony.scanner;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a path tells of a track: {@code Artist/Album (1999)/CD 2/03 - Title.mp3} and its like. Each is null when the path
 * does not tell.
 */
record PathNames(String artist, String album, Integer year, Integer disc, Integer track, String title) {
    private static final Pattern DISC_FOLDER =
            Pattern.compile("(?i)(?:cd|disc|disk|disque|dvd)[ ._#-]*0*(\\d{1,2})(?!\\d).*");
    private static final Pattern DISC_AND_TRACK = Pattern.compile("(\\d{1,2})-(\\d{2})[ ._-]+(.+)");
    private static final Pattern NUMBERED = Pattern.compile("\\[?(\\d{1,3})\\]?(?:\\s*[-._)]+\\s*|\\s+)(.+)");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?:[(\\[](\\d{4})[)\\]]\\s*[-._]?|(\\d{4})\\s*[-._])\\s*(\\S.*)");
    private static final Pattern YEAR_LAST = Pattern.compile("(.+?)\\s*[(\\[]((?:19|20)\\d{2})[)\\]].*");
    private static final String DASH = " - ";

    /** The number of the disc that a folder of this name holds, or null when it is none. */
    static Integer disc(String folderName) {
        Matcher disc = DISC_FOLDER.matcher(folderName);
        return disc.matches() && !disc.group(1).equals("0") ? Integer.valueOf(disc.group(1)) : null;
    }

    /** @param folder path of the folder below the root, with '/' */
    static PathNames of(String folder, String file) {
        var folders = new ArrayList<>(List.of(folder.split("/")));
        folders.remove("");
        Integer disc = folders.size() < 2 ? null : disc(last(folders));
        if (disc != null) {
            folders.remove(folders.size() - 1);
        }
        var album = albumOf(folders);
        return named(spaced(FileKind.stem(file)), album, disc);
    }

    /** The artist's, the album's name and the year, as the folders tell. */
    private static PathNames albumOf(List<String> folders) {
        if (folders.isEmpty()) {
            return new PathNames(null, null, null, null, null, null);
        }
        String album = spaced(last(folders));
        String artist = folders.size() < 2 ? null : spaced(folders.get(folders.size() - 2));
        int dash = album.indexOf(DASH);
        boolean namesArtist =
                dash > 0 && (artist == null || album.substring(0, dash).equalsIgnoreCase(artist));
        if (namesArtist && !album.substring(0, dash).matches("\\d{4}")) {
            artist = album.substring(0, dash).strip();
            album = album.substring(dash + DASH.length()).strip();
        }
        Integer year = null;
        Matcher first = YEAR_FIRST.matcher(album);
        Matcher end = YEAR_LAST.matcher(album);
        if (first.matches()) {
            year = Integer.valueOf(first.group(1) == null ? first.group(2) : first.group(1));
            album = first.group(3).strip();
        } else if (end.matches()) {
            year = Integer.valueOf(end.group(2));
            album = end.group(1).strip();
        }
        return new PathNames(artist == null ? album : artist, album, year, null, null, null);
    }

    private static PathNames named(String stem, PathNames in, Integer folderDisc) {
        String title = stem;
        Integer disc = folderDisc;
        Integer track = null;
        Matcher both = DISC_AND_TRACK.matcher(stem);
        Matcher numbered = NUMBERED.matcher(stem);
        if (both.matches()) {
            disc = Integer.valueOf(both.group(1));
            track = Integer.valueOf(both.group(2));
            title = both.group(3);
        } else if (numbered.matches()) {
            track = Integer.valueOf(numbered.group(1));
            title = numbered.group(2);
        }
        String artist = in.artist();
        int dash = title.indexOf(DASH);
        if (dash > 0 && (artist == null || title.substring(0, dash).equalsIgnoreCase(artist))) {
            artist = title.substring(0, dash).strip();
            title = title.substring(dash + DASH.length());
        }
        return new PathNames(
                artist, in.album(), in.year(), positive(disc), positive(track), title.isBlank() ? stem : title.strip());
    }

    private static Integer positive(Integer number) {
        return number == null || number == 0 ? null : number;
    }

    /** "The_long_way" is what some rippers make of blanks. */
    private static String spaced(String name) {
        return (name.contains(" ") ? name : name.replace('_', ' ')).strip();
    }

    private static String last(List<String> names) {
        return names.get(names.size() - 1);
    }
}
