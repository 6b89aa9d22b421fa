package polyphony.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.ScannedTrack;
import polyphony.shared.contract.Track;

/** Makes an album out of its tracks' tags; texts and lists that many tracks share become one object. */
final class ReleaseMaker {
    private static final Comparator<TrackRow> LISTENING_ORDER = Comparator.comparingInt(
                    (TrackRow row) -> orLast(row.facts().disc()))
            .thenComparingInt(row -> orLast(row.facts().track()))
            .thenComparing(row -> Names.sortKey(row.facts().title()))
            .thenComparing(row -> row.id().value());

    private final ArtistRefs refs;
    private final Map<Object, Object> shared = new HashMap<>();

    ReleaseMaker(ArtistRefs refs) {
        this.refs = refs;
    }

    /** Tracks without a number come last. */
    static int orLast(Integer number) {
        return number == null ? 9_999 : number;
    }

    /** @param rows all live tracks of one album, at least one */
    Release make(List<TrackRow> rows) {
        List<TrackRow> sorted = rows.stream().sorted(LISTENING_ORDER).toList();
        Album album = album(sorted);
        return new Release(album, sorted.stream().map(row -> track(album, row)).toList());
    }

    private Album album(List<TrackRow> rows) {
        ScannedTrack lead = rows.get(0).facts();
        return new Album(
                rows.get(0).album(),
                lead.album(),
                orElse(first(rows, ScannedTrack::sortAlbum), lead.album()),
                refs.of(lead.albumArtists()),
                orElse(lead.displayAlbumArtist(), String.join(", ", lead.albumArtists())),
                first(rows, ScannedTrack::year),
                first(rows, ScannedTrack::originalDate),
                first(rows, ScannedTrack::releaseDate),
                genres(rows),
                shared(first(rows, ScannedTrack::artworkId)),
                rows.stream().anyMatch(row -> row.facts().compilation()),
                first(rows, ScannedTrack::musicBrainzAlbum),
                firstList(rows, ScannedTrack::labels),
                firstList(rows, ScannedTrack::releaseTypes),
                discTitles(rows),
                rows.size(),
                rows.stream().mapToLong(row -> row.facts().durationMs()).sum(),
                rows.stream().mapToLong(row -> row.facts().sizeBytes()).sum(),
                rows.get(0).albumAddedAtMs());
    }

    private Track track(Album album, TrackRow row) {
        ScannedTrack facts = row.facts();
        return new Track(
                row.id(),
                facts.title(),
                facts.sortTitle() == null || facts.sortTitle().equals(facts.title())
                        ? facts.title()
                        : facts.sortTitle(),
                album.id(),
                album.title(),
                refs.of(facts.artists()),
                shared(orElse(facts.displayArtist(), String.join(", ", facts.artists()))),
                album.artists(),
                album.displayArtist(),
                facts.track(),
                facts.disc(),
                shared(facts.year()),
                shared(facts.genres()),
                shared(facts.artworkId()),
                facts.durationMs(),
                facts.sizeBytes(),
                row.path(),
                shared(facts.suffix()),
                shared(MediaTypes.ofSuffix(facts.suffix())),
                shared(facts.codec()),
                facts.bitRateKbps(),
                facts.sampleRateHz(),
                facts.bitDepth(),
                facts.channels(),
                facts.bpm(),
                shared(facts.comment()),
                facts.isrc(),
                facts.musicBrainzTrack(),
                facts.gain(),
                contributors(facts),
                row.hasLyrics(),
                facts.modifiedAtMs(),
                row.addedAtMs());
    }

    private List<Track.Contributor> contributors(ScannedTrack facts) {
        return shared(facts.roles().stream()
                .map(role -> new Track.Contributor(role.role(), role.subRole(), refs.of(role.name())))
                .distinct()
                .toList());
    }

    /** The genres of all tracks, each once whatever its case, in the order they are met. */
    private List<String> genres(List<TrackRow> rows) {
        Map<String, String> spellings = new LinkedHashMap<>();
        rows.forEach(row -> row.facts().genres().forEach(genre -> spellings.putIfAbsent(Names.identity(genre), genre)));
        return shared(List.copyOf(spellings.values()));
    }

    private List<Album.DiscTitle> discTitles(List<TrackRow> rows) {
        Map<Integer, String> titles = new TreeMap<>();
        for (TrackRow row : rows) {
            if (row.facts().disc() != null && row.facts().discTitle() != null) {
                titles.putIfAbsent(row.facts().disc(), row.facts().discTitle());
            }
        }
        List<Album.DiscTitle> list = new ArrayList<>();
        titles.forEach((disc, title) -> list.add(new Album.DiscTitle(disc, title)));
        return list;
    }

    private static <T> T first(List<TrackRow> rows, Function<ScannedTrack, T> fact) {
        return rows.stream()
                .map(row -> fact.apply(row.facts()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private <T> List<T> firstList(List<TrackRow> rows, Function<ScannedTrack, List<T>> fact) {
        return shared(rows.stream()
                .map(row -> fact.apply(row.facts()))
                .filter(list -> !list.isEmpty())
                .findFirst()
                .orElse(List.of()));
    }

    private static String orElse(String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }

    /** The object that stood for this value before, so that equal values are kept once. */
    @SuppressWarnings("unchecked") // what is put under a value is that value
    private <T> T shared(T value) {
        return value == null ? null : (T) shared.computeIfAbsent(value, same -> same);
    }
}
