package polyphony.scanner.tags;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns found fields into {@link Tags}: numbers, dates, roles, gains. */
final class Interpreter {
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?)?.*");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(\\d{4})(?!\\d)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,6}(?:[.,]\\d{1,12})?");
    private static final Pattern PLAYED = Pattern.compile("(.+?)\\s*\\(([^()]+)\\)");
    private static final Pattern MUSICBRAINZ_ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int PLACE_MAX = 9_999;

    private final Found found;

    Interpreter(Found found) {
        this.found = found;
    }

    Tags tags() {
        return new Tags(
                found.first("TITLE"),
                found.first("TITLESORT"),
                people("ARTISTS", "ARTIST"),
                found.all("ARTISTSORT"),
                shown("ARTIST"),
                people("ALBUMARTISTS", "ALBUMARTIST"),
                found.all("ALBUMARTISTSORT"),
                shown("ALBUMARTIST"),
                found.first("ALBUM"),
                found.first("ALBUMSORT"),
                isYes(found.first("COMPILATION")),
                place("TRACKNUMBER", "TRACKTOTAL"),
                place("DISCNUMBER", "DISCTOTAL"),
                found.first("DISCSUBTITLE"),
                date("DATE"),
                date("ORIGINALDATE"),
                date("RELEASEDATE"),
                Genres.of(found.all("GENRE")),
                credits(),
                found.all("LABEL"),
                found.all("RELEASETYPE"),
                musicBrainz(),
                gain(),
                found.first("LYRICS"),
                found.first("COMMENT"),
                bpm(),
                found.all("ISRC"),
                found.sound(),
                found.hasPicture());
    }

    /** ARTISTS lists what ARTIST shows as one text, in files of taggers that write both. */
    private List<String> people(String listed, String shown) {
        var names = found.all(listed);
        return names.isEmpty() ? found.all(shown) : names;
    }

    private String shown(String field) {
        var names = found.all(field);
        return names.isEmpty() ? null : String.join(" & ", names);
    }

    private static boolean isYes(String text) {
        return text != null && (text.equals("1") || text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes"));
    }

    /** "3", "03/12", or the total in a field of its own. */
    private Tags.Place place(String field, String totalField) {
        String text = found.first(field);
        if (text == null) {
            return new Tags.Place(null, count(found.first(totalField)));
        }
        int slash = text.indexOf('/');
        Integer number = count(slash < 0 ? text : text.substring(0, slash));
        Integer total = slash < 0 ? null : count(text.substring(slash + 1));
        return new Tags.Place(number, total == null ? count(found.first(totalField)) : total);
    }

    private static Integer count(String text) {
        Double number = number(text);
        boolean sensible = number != null && number >= 1 && number <= PLACE_MAX;
        return sensible ? number.intValue() : null;
    }

    private static Double number(String text) {
        if (text == null) {
            return null;
        }
        Matcher digits = NUMBER.matcher(text);
        return digits.find() ? Double.valueOf(digits.group().replace(',', '.')) : null;
    }

    private String date(String field) {
        String text = found.first(field);
        if (text == null) {
            return null;
        }
        Matcher parts = DATE.matcher(text);
        if (!parts.matches()) {
            Matcher year = YEAR.matcher(text);
            return year.find() ? year.group(1) : null;
        }
        String year = parts.group(1);
        int month = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        int day = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        if (year.equals("0000")) {
            return null;
        }
        if (month < 1 || month > 12) {
            return year;
        }
        String yearAndMonth = String.format("%s-%02d", year, month);
        return day < 1 || day > 31 ? yearAndMonth : String.format("%s-%02d", yearAndMonth, day);
    }

    private List<Credit> credits() {
        var credits = new ArrayList<Credit>();
        for (var role : Credit.Role.values()) {
            for (String name : found.all(role.name())) {
                Matcher played = PLAYED.matcher(name);
                boolean detailed = role == Credit.Role.PERFORMER && played.matches();
                credits.add(
                        detailed ? new Credit(role, played.group(1), played.group(2)) : new Credit(role, name, null));
            }
        }
        return credits.size() > Bounds.VALUES_MAX ? credits.subList(0, Bounds.VALUES_MAX) : credits;
    }

    private Tags.MusicBrainz musicBrainz() {
        return new Tags.MusicBrainz(
                id("MUSICBRAINZ_TRACKID"),
                id("MUSICBRAINZ_RELEASETRACKID"),
                id("MUSICBRAINZ_ALBUMID"),
                id("MUSICBRAINZ_RELEASEGROUPID"),
                ids("MUSICBRAINZ_ARTISTID"),
                ids("MUSICBRAINZ_ALBUMARTISTID"));
    }

    private String id(String field) {
        var ids = ids(field);
        return ids.isEmpty() ? null : ids.get(0);
    }

    /** Several ids may stand in one text; what is no id is left out. */
    private List<String> ids(String field) {
        var ids = new ArrayList<String>(1);
        for (String text : found.all(field)) {
            Matcher id = MUSICBRAINZ_ID.matcher(text);
            while (id.find()) {
                ids.add(id.group().toLowerCase(java.util.Locale.ROOT));
            }
        }
        return ids;
    }

    private Tags.Gain gain() {
        return new Tags.Gain(
                gain("REPLAYGAIN_TRACK_GAIN", "R128_TRACK_GAIN"),
                gain("REPLAYGAIN_ALBUM_GAIN", "R128_ALBUM_GAIN"),
                within(number(found.first("REPLAYGAIN_TRACK_PEAK")), 0, 100),
                within(number(found.first("REPLAYGAIN_ALBUM_PEAK")), 0, 100));
    }

    /** Opus keeps 256ths of a decibel towards -23 LUFS; ReplayGain's own aim is 5 dB louder. */
    private Double gain(String field, String opusField) {
        Double decibels = number(found.first(field));
        Double opus = number(found.first(opusField));
        if (decibels == null && opus != null) {
            decibels = opus / 256 + 5;
        }
        return within(decibels, -100, 100);
    }

    private static Double within(Double value, double min, double max) {
        return value == null || value < min || value > max ? null : value;
    }

    private Integer bpm() {
        Double beats = within(number(found.first("BPM")), 1, 999);
        return beats == null ? null : (int) Math.round(beats);
    }
}
