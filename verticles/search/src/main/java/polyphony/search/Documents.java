package polyphony.search;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.ArtistRef;
import polyphony.shared.contract.Catalog.EntityChanged;
import polyphony.shared.contract.Track;

/** How an artist, an album and a track stand in the index. */
final class Documents {
    static final String ID = "id";
    /** Orders what matches equally well: smaller is better. */
    static final String RANK = "rank";
    /** Grows when documents are built otherwise than before: an index of another version is made anew. */
    static final int SCHEMA = 1;

    /** Longest beginning of a word, and of a whole name, that has a term of its own. */
    static final int WORD_START_MAX = 10;

    static final int NAME_START_MAX = 16;

    private static final int TEXT_LENGTH_MAX = 300;
    private static final int TRACK_COUNT_MAX = 0xFFFF;

    private Documents() {}

    /** The document of what is not gone. */
    static Document of(EntityChanged changed) {
        if (changed.artist() != null) {
            return artist(changed.artist());
        }
        return changed.album() != null ? album(changed.album()) : track(changed.track());
    }

    /** Artists with more of the music come first. */
    private static Document artist(Artist artist) {
        var names = Stream.of(artist.name(), artist.sortName());
        long rank = (long) (TRACK_COUNT_MAX - Math.min(artist.trackCount(), TRACK_COUNT_MAX)) << 16;
        return document(Kind.ARTIST, artist.id().value(), names, Stream.empty(), rank + length(artist.name()));
    }

    private static Document album(Album album) {
        var context = Stream.concat(Stream.of(album.displayArtist()), names(album.artists()));
        return document(Kind.ALBUM, album.id().value(), Stream.of(album.title()), context, length(album.title()));
    }

    private static Document track(Track track) {
        var context = Stream.of(
                        Stream.of(track.displayArtist(), track.displayAlbumArtist(), track.album()),
                        names(track.artists()),
                        names(track.albumArtists()))
                .flatMap(names -> names);
        return document(Kind.TRACK, track.id().value(), Stream.of(track.title()), context, length(track.title()));
    }

    private static Document document(Kind kind, String id, Stream<String> names, Stream<String> context, long rank) {
        var document = new Document();
        document.add(new StringField(ID, id, Field.Store.NO));
        document.add(new BinaryDocValuesField(ID, new BytesRef(id)));
        document.add(new NumericDocValuesField(RANK, rank));
        var own = words(names);
        var keys = new LinkedHashSet<String>();
        var words = new LinkedHashSet<String>();
        own.forEach(name -> {
            keys.addAll(name.keys());
            words.addAll(name.kept());
        });
        var any = new LinkedHashSet<>(words);
        words(context).forEach(name -> any.addAll(name.kept()));
        add(document, kind.exact, keys);
        add(document, kind.start, starts(keys, NAME_START_MAX));
        add(document, kind.word, words);
        add(document, kind.wordStart, starts(words, WORD_START_MAX));
        add(document, kind.any, any);
        add(document, kind.anyStart, starts(any, WORD_START_MAX));
        return document;
    }

    private static List<Words> words(Stream<String> texts) {
        return texts.filter(text -> text != null && !text.isBlank())
                .distinct()
                .map(text -> Words.of(text.substring(0, Math.min(text.length(), TEXT_LENGTH_MAX))))
                .toList();
    }

    private static Set<String> starts(Set<String> texts, int lengthMax) {
        var starts = new HashSet<String>();
        for (String text : texts) {
            int last = Math.min(text.length(), lengthMax);
            for (int length = 1; length <= last; length++) {
                starts.add(text.substring(0, length));
            }
        }
        return starts;
    }

    private static void add(Document document, String field, Set<String> terms) {
        terms.forEach(term -> document.add(new StringField(field, bytes(term), Field.Store.NO)));
    }

    static BytesRef bytes(String term) {
        return new BytesRef(term.getBytes(StandardCharsets.UTF_8));
    }

    private static Stream<String> names(List<ArtistRef> artists) {
        return artists.stream().map(ArtistRef::name);
    }

    private static int length(String name) {
        return Math.min(name.length(), TEXT_LENGTH_MAX);
    }
}
