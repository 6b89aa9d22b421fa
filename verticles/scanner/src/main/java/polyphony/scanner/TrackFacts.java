package polyphony.scanner;

import java.util.List;
import java.util.Locale;
import polyphony.scanner.tags.Tags;
import polyphony.shared.contract.ScannedTrack;
import polyphony.shared.contract.Track;

/** Words a read file as the catalog hears it. */
final class TrackFacts {
    private static final int PEOPLE_MAX = 20;
    private static final int WORDS_MAX = 20;

    private TrackFacts() {}

    /** @param artwork of the track, or null */
    static ScannedTrack of(ReadFile read, AlbumFacts album, Artwork artwork) {
        var tags = read.tags();
        var artists = few(read.artists(), PEOPLE_MAX);
        var albumArtists = few(album.artists(), PEOPLE_MAX);
        return new ScannedTrack(
                read.file().name(),
                read.contentHash(),
                read.file().sizeBytes(),
                read.file().modifiedAtMs(),
                cut(read.title()),
                tags.titleSort(),
                artists,
                paired(tags.artistSorts(), artists),
                tags.artistText() == null ? String.join(" & ", artists) : tags.artistText(),
                albumArtists,
                paired(album.artistSorts(), albumArtists),
                album.artistText(),
                cut(read.album()),
                tags.albumSort(),
                album.keyHint() == null ? tags.musicBrainz().album() : album.keyHint(),
                album.compilation(),
                read.track(),
                tags.track().total(),
                read.disc(),
                tags.disc().total(),
                tags.discSubtitle(),
                read.year(),
                tags.originalDate(),
                tags.releaseDate() == null ? tags.date() : tags.releaseDate(),
                few(tags.genres(), WORDS_MAX),
                roles(tags),
                few(tags.labels(), WORDS_MAX),
                few(tags.releaseTypes(), WORDS_MAX),
                tags.musicBrainz().recording(),
                tags.musicBrainz().album(),
                paired(tags.musicBrainz().artists(), artists),
                paired(album.musicBrainzArtists(), albumArtists),
                gain(tags.gain()),
                read.lyrics(),
                tags.comment(),
                tags.bpm(),
                few(tags.isrc(), WORDS_MAX),
                tags.sound().durationMs(),
                tags.sound().bitRateKbps(),
                tags.sound().sampleRateHz(),
                tags.sound().channels(),
                tags.sound().bitDepth() == 0 ? null : tags.sound().bitDepth(),
                tags.sound().codec(),
                FileKind.suffix(read.file().name()),
                artwork == null ? null : artwork.id(),
                artwork == null ? null : artwork.file());
    }

    private static List<ScannedTrack.ScannedRole> roles(Tags tags) {
        return tags.credits().stream()
                .limit(PEOPLE_MAX * 2L)
                .map(credit -> new ScannedTrack.ScannedRole(
                        credit.role().name().toLowerCase(Locale.ROOT), credit.detail(), credit.name()))
                .toList();
    }

    private static Track.ReplayGain gain(Tags.Gain gain) {
        return gain.isEmpty()
                ? null
                : new Track.ReplayGain(gain.track(), gain.album(), gain.trackPeak(), gain.albumPeak());
    }

    private static List<String> few(List<String> values, int max) {
        return values.size() <= max ? values : values.subList(0, max);
    }

    /** Sort names and ids are told only when there is one for each artist; else nobody knows whose they are. */
    private static List<String> paired(List<String> values, List<String> artists) {
        return values.size() == artists.size() ? values : List.of();
    }

    private static String cut(String text) {
        return text.length() <= 500 ? text : text.substring(0, 500);
    }
}
