package polyphony.catalog;

import java.util.List;
import polyphony.shared.contract.ScannedTrack;

/** Scanned files for tests: a sentence says what differs from an ordinary one. */
final class Samples {
    private final String name;
    private String content;
    private String title;
    private List<String> artists = List.of("Ann");
    private List<String> albumArtists = List.of("Ann");
    private String album = "First";
    private String release;
    private String releaseDate;
    private Integer track = 1;
    private Integer disc = 1;
    private Integer year = 2001;
    private List<String> genres = List.of("Rock");
    private String lyrics;
    private String artworkId;
    private String artworkFile;

    private Samples(String name) {
        this.name = name;
        this.title = name;
        this.content = "hash-" + name;
    }

    static Samples file(String name) {
        return new Samples(name);
    }

    Samples content(String hash) {
        content = hash;
        return this;
    }

    Samples title(String value) {
        title = value;
        return this;
    }

    /** Performer and album artist. */
    Samples by(String artist) {
        albumArtists = List.of(artist);
        return performedBy(artist);
    }

    Samples performedBy(String... names) {
        artists = List.of(names);
        return this;
    }

    Samples on(String value) {
        album = value;
        return this;
    }

    Samples release(String id, String date) {
        release = id;
        releaseDate = date;
        return this;
    }

    Samples number(Integer onDisc, Integer number) {
        disc = onDisc;
        track = number;
        return this;
    }

    Samples year(Integer value) {
        year = value;
        return this;
    }

    Samples genres(String... values) {
        genres = List.of(values);
        return this;
    }

    Samples lyrics(String text) {
        lyrics = text;
        return this;
    }

    Samples artwork(String id, String file) {
        artworkId = id;
        artworkFile = file;
        return this;
    }

    String name() {
        return name;
    }

    String title() {
        return title;
    }

    ScannedTrack scanned() {
        return new ScannedTrack(
                name,
                content,
                5_000_000,
                1_700_000_000_000L,
                title,
                null,
                artists,
                List.of(),
                String.join(", ", artists),
                albumArtists,
                List.of(),
                String.join(", ", albumArtists),
                album,
                null,
                release,
                false,
                track,
                null,
                disc,
                null,
                null,
                year,
                null,
                releaseDate,
                genres,
                List.of(),
                List.of(),
                List.of(),
                null,
                release,
                List.of(),
                List.of(),
                null,
                lyrics,
                null,
                null,
                List.of(),
                200_000,
                900,
                44_100,
                2,
                16,
                "flac",
                "flac",
                artworkId,
                artworkFile);
    }
}
