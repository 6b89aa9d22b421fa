package polyphony.launcher.library;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes up names as they occur in real libraries: several scripts and accents, bands and persons, short titles and long ones. */
final class Words {
    private static final List<String> FIRST = List.of(
            "Anna", "Björn", "Chloé", "Dmitri", "Élise", "Farid", "Greta", "Hana", "Íñigo", "Jana", "Kwame", "Léo",
            "Maja", "Noor", "Olaf", "Priya", "Quinn", "Rosa", "Søren", "Tomás", "Ursula", "Vera", "Wanda", "Xavier",
            "Yuki", "Zoë", "Μαρία", "Юлия", "美咲", "Ahmed");
    private static final List<String> LAST = List.of(
            "Almeida",
            "Berg",
            "Castellanos",
            "Dubois",
            "Eriksson",
            "Fontaine",
            "García",
            "Hofmann",
            "Ito",
            "Jansen",
            "Kowalski",
            "Lindqvist",
            "Møller",
            "Novák",
            "Okafor",
            "Petrova",
            "Quirke",
            "Rossi",
            "Szabó",
            "Tanaka",
            "Ueda",
            "Varga",
            "Weiß",
            "Yılmaz",
            "Zhang",
            "Παππά",
            "Соколова",
            "佐藤",
            "O'Neill",
            "van Dijk");
    private static final List<String> ADJECTIVES = List.of(
            "Amber",
            "Broken",
            "Crystal",
            "Distant",
            "Electric",
            "Fading",
            "Golden",
            "Hollow",
            "Infinite",
            "Lonely",
            "Midnight",
            "Northern",
            "Open",
            "Pale",
            "Quiet",
            "Restless",
            "Silver",
            "Tender",
            "Unfinished",
            "Velvet",
            "Wandering",
            "Young",
            "Blue",
            "Last",
            "First",
            "Slow",
            "Burning",
            "Paper",
            "Second",
            "Wild");
    private static final List<String> NOUNS = List.of(
            "Arcade",
            "Birds",
            "Cathedral",
            "Dance",
            "Engines",
            "Fields",
            "Ghosts",
            "Harbour",
            "Island",
            "Journey",
            "Kingdom",
            "Lights",
            "Mountain",
            "Night",
            "Ocean",
            "Parade",
            "Queen",
            "River",
            "Shadows",
            "Train",
            "Umbrella",
            "Valley",
            "Window",
            "Years",
            "Avenue",
            "Bones",
            "Cities",
            "Desert",
            "Echo",
            "Fire",
            "Garden",
            "Heart",
            "Ice",
            "Letters",
            "Moon",
            "Rain",
            "Snow",
            "Stars",
            "Summer",
            "Winter");

    /** From the most usual one on; each is half as frequent as the one at twice its place. */
    static final List<String> GENRES = List.of(
            "Rock",
            "Pop",
            "Electronic",
            "Jazz",
            "Hip-Hop",
            "Classical",
            "Metal",
            "Folk",
            "Indie Rock",
            "Ambient",
            "Soul",
            "Blues",
            "Punk",
            "House",
            "Techno",
            "Country",
            "Reggae",
            "R&B",
            "Soundtrack",
            "Funk",
            "Latin",
            "Trip-Hop",
            "Drum & Bass",
            "Singer-Songwriter",
            "Post-Rock",
            "Shoegaze",
            "Bossa Nova",
            "Afrobeat",
            "Chanson",
            "Opera",
            "Dub",
            "Bluegrass",
            "New Wave",
            "Disco",
            "Gospel",
            "Industrial",
            "Experimental",
            "Flamenco",
            "Klezmer",
            "Spoken Word");

    private final Random random;

    Words(Random random) {
        this.random = random;
    }

    String person() {
        return any(FIRST) + " " + any(LAST);
    }

    String artist() {
        return switch (random.nextInt(6)) {
            case 0 -> "The " + any(ADJECTIVES) + " " + any(NOUNS);
            case 1 -> any(NOUNS) + " of " + any(NOUNS);
            case 2 -> any(FIRST) + " & the " + any(NOUNS);
            case 3 -> any(ADJECTIVES) + any(NOUNS).toLowerCase(Locale.ROOT);
            default -> person();
        };
    }

    String title() {
        return switch (random.nextInt(8)) {
            case 0 -> any(NOUNS);
            case 1 -> any(ADJECTIVES) + " " + any(NOUNS);
            case 2 -> "The " + any(NOUNS) + " and the " + any(NOUNS);
            case 3 -> any(NOUNS) + " in the " + any(NOUNS);
            case 4 -> "When " + any(FIRST) + " Saw the " + any(NOUNS);
            case 5 -> any(ADJECTIVES) + " " + any(NOUNS) + " (Live)";
            case 6 -> "No " + any(NOUNS) + ", No " + any(NOUNS);
            default -> any(ADJECTIVES) + " " + any(ADJECTIVES) + " " + any(NOUNS);
        };
    }

    String genre() {
        // Zipf's law, as in real libraries: few genres have most of the albums.
        var at = (int) Math.pow(GENRES.size(), random.nextDouble());
        return GENRES.get(Math.min(GENRES.size(), at) - 1);
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
