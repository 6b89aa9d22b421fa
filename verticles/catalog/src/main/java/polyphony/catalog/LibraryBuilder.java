package polyphony.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.ArtistRef;
import polyphony.shared.contract.Track;

/** Puts a {@link Library} together from its albums. Used once, on one thread. */
final class LibraryBuilder {
    private final Map<ArtistId, ArtistFacts> facts;
    private final Map<ArtistId, ArtistTally> tallies = new LinkedHashMap<>();
    private final Genres.Gathering genres = new Genres.Gathering();
    private final List<Album> albums = new ArrayList<>();
    private final List<Track> tracks = new ArrayList<>();
    private final Map<ArtistId, Integer> artistPositions = new LinkedHashMap<>();

    LibraryBuilder(Map<ArtistId, ArtistFacts> facts) {
        this.facts = facts;
    }

    Library build(long version, long changedAtMs, Collection<Release> releases) {
        // In order of the id, so that a position says nothing by chance and two builds are equal.
        List<Release> sorted = releases.stream()
                .sorted(Comparator.comparing(release -> release.album().id().value()))
                .toList();
        int[] firstTracks = new int[sorted.size()];
        for (int i = 0; i < firstTracks.length; i++) {
            firstTracks[i] = tracks.size();
            add(sorted.get(i), i);
        }
        sorted.forEach(this::noteArtistsOfGenres);
        return finished(version, changedAtMs, firstTracks);
    }

    private void add(Release release, int albumPosition) {
        Album album = release.album();
        albums.add(album);
        album.artists().forEach(ref -> tally(ref).album(albumPosition, album.artworkId()));
        album.genres().forEach(genre -> genres.entry(genre).albums().set(albumPosition));
        for (Track track : release.tracks()) {
            int position = tracks.size();
            tracks.add(track);
            track.genres().forEach(genre -> genres.entry(genre).tracks().set(position));
            track.artists().forEach(ref -> tally(ref).track("artist", position, track.addedAtMs()));
            track.albumArtists().forEach(ref -> tally(ref).track("albumartist", position, track.addedAtMs()));
            track.contributors().forEach(who -> tally(who.artist()).track(who.role(), position, track.addedAtMs()));
        }
    }

    private ArtistTally tally(ArtistRef ref) {
        return tallies.computeIfAbsent(ref.id(), id -> {
            artistPositions.put(id, artistPositions.size());
            return new ArtistTally(ref);
        });
    }

    private void noteArtistsOfGenres(Release release) {
        for (Track track : release.tracks()) {
            for (String genre : track.genres()) {
                Genres.Entry entry = genres.entry(genre);
                track.artists().forEach(ref -> entry.artists().set(artistPositions.get(ref.id())));
                track.albumArtists().forEach(ref -> entry.artists().set(artistPositions.get(ref.id())));
            }
        }
    }

    private Library finished(long version, long changedAtMs, int[] firstTracks) {
        List<Artist> artists = new ArrayList<>(tallies.size());
        List<Library.Postings> postings = new ArrayList<>(tallies.size());
        tallies.forEach((id, tally) -> {
            artists.add(tally.finished(facts.get(id)));
            postings.add(new Library.Postings(
                    tally.albums().trimmed(), tally.tracks().trimmed()));
        });
        OrderKeys keys = new OrderKeys();
        Shelf<Artist> artistShelf = Shelf.of(artists, artist -> artist.id().value(), keys.artists());
        Shelf<Album> albumShelf = Shelf.of(albums, album -> album.id().value(), keys.albums(artistShelf));
        Shelf<Track> trackShelf = Shelf.of(tracks, track -> track.id().value(), keys.tracks(artistShelf, albumShelf));
        keys.forget();
        return new Library(
                version,
                changedAtMs,
                artistShelf,
                albumShelf,
                trackShelf,
                genres.finished(),
                List.copyOf(postings),
                firstTracks,
                albums.stream().mapToLong(Album::sizeBytes).sum(),
                albums.stream().mapToLong(Album::durationMs).sum());
    }
}
