package polyphony.catalog;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.ScannedTrack;

/**
 * The rows that a part of a folder asks to be written, made without the database.
 *
 * @param unchanged ids of tracks about which nothing is new but that they were seen
 * @param touched ids of tracks, albums and artists that others will see changed
 * @param albums ids of the albums among them
 */
record PartRows(
        List<TrackWrite> tracks,
        List<String> unchanged,
        Collection<ArtistFacts> artists,
        Collection<ArtworkWrite> artwork,
        Set<String> touched,
        Set<String> albums) {
    /** Names are those of the columns in the statement that reads it as JSON. */
    record TrackWrite(
            String id,
            String name,
            String album,
            List<String> artists,
            String hash,
            @JsonRawValue String facts,
            long fingerprint,
            String lyrics) {}

    record ArtworkWrite(String id, String file) {}

    static PartRows of(List<FileMatching.Match> matches, long nowMs) {
        List<TrackWrite> tracks = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        Map<ArtistId, ArtistFacts> artists = new LinkedHashMap<>();
        Map<String, ArtworkWrite> artwork = new LinkedHashMap<>();
        Set<String> touched = new LinkedHashSet<>();
        Set<String> albums = new LinkedHashSet<>();
        for (FileMatching.Match match : matches) {
            ScannedFile file = match.file();
            FileMatching.Known old = match.known();
            if (old != null && !old.gone() && old.factsHash() == file.factsHash()) {
                unchanged.add(match.id().value());
                continue;
            }
            TrackWrite write = write(match.id().value(), file);
            tracks.add(write);
            gatherArtists(file.track(), artists, nowMs);
            if (file.track().artworkId() != null && file.track().artworkFile() != null) {
                String id = file.track().artworkId();
                artwork.put(id, new ArtworkWrite(id, file.track().artworkFile()));
            }
            albums.add(write.album());
            touched.add(write.id());
            touched.addAll(write.artists());
            if (old != null) {
                albums.add(old.album());
                touched.addAll(old.artists());
            }
        }
        touched.addAll(albums);
        return new PartRows(tracks, unchanged, artists.values(), artwork.values(), touched, albums);
    }

    private static TrackWrite write(String id, ScannedFile file) {
        return new TrackWrite(
                id,
                file.track().name(),
                file.album(),
                file.artists(),
                file.track().contentHash(),
                file.facts(),
                file.factsHash(),
                file.lyrics());
    }

    private static void gatherArtists(ScannedTrack file, Map<ArtistId, ArtistFacts> artists, long nowMs) {
        gather(file.artists(), file.artistSorts(), file.musicBrainzArtists(), artists, nowMs);
        gather(file.albumArtists(), file.albumArtistSorts(), file.musicBrainzAlbumArtists(), artists, nowMs);
        List<String> others =
                file.roles().stream().map(ScannedTrack.ScannedRole::name).toList();
        gather(others, List.of(), List.of(), artists, nowMs);
    }

    /** Sort names and ids count only when there is one for each name: else nobody knows whose they are. */
    private static void gather(
            List<String> names, List<String> sorts, List<String> ids, Map<ArtistId, ArtistFacts> artists, long nowMs) {
        for (int i = 0; i < names.size(); i++) {
            String sort = sorts.size() == names.size() ? sorts.get(i) : null;
            String musicBrainz = ids.size() == names.size() ? ids.get(i) : null;
            ArtistId id = EntityIds.artist(names.get(i));
            artists.merge(
                    id,
                    new ArtistFacts(id, names.get(i).strip(), sort, musicBrainz, nowMs),
                    (first, second) -> new ArtistFacts(
                            id,
                            first.name(),
                            first.sortName() == null ? second.sortName() : first.sortName(),
                            first.musicBrainzId() == null ? second.musicBrainzId() : first.musicBrainzId(),
                            nowMs));
        }
    }
}
