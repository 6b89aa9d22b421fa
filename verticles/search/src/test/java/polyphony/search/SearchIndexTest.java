package polyphony.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.LockObtainFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.Catalog.EntityChanged;
import polyphony.shared.contract.Search.Hits;
import polyphony.shared.contract.Search.Query;
import polyphony.shared.contract.TrackId;

class SearchIndexTest {
    @TempDir
    Path folder;

    private final Music music = new Music();
    private SearchIndex index;

    @BeforeEach
    void open() throws IOException {
        index = SearchIndex.open(folder);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @Test
    void the_exact_name_comes_first_then_beginnings_then_words_then_the_artist() throws IOException {
        take(
                music.track("by", "Somebody to Love", "Queen", "A Day at the Races"),
                music.track("word", "Killer Queen", "Somebody", "Sheer"),
                music.track("part", "Kings and Queens", "Somebody", "Sheer"),
                music.track("start", "Queen of the Night", "Somebody", "Sheer"),
                music.track("exact", "Queen", "Somebody", "Sheer"));
        assertEquals(List.of("exact", "start", "word", "part", "by"), tracks("queen"));
    }

    @Test
    void an_artist_title_pair_finds_the_track() throws IOException {
        take(
                music.track("a", "Hurt", "Johnny Cash", "American IV"),
                music.track("b", "Hurt", "Nine Inch Nails", "The Downward Spiral"),
                music.album("c", "American IV", "Johnny Cash"));
        assertEquals(List.of("a"), tracks("cash hurt"));
        assertEquals(List.of("b"), tracks("Nine Inch Nails - Hurt"));
        assertEquals(List.of(new AlbumId("al-c")), find("johnny american").albums());
    }

    @Test
    void words_are_found_as_they_are_typed() throws IOException {
        take(music.artist("a", "Sigur Rós", 10), music.track("b", "Antidisestablishmentarianism", "Nobody", "Long"));
        for (String typed : List.of("s", "si", "sigur", "sigur r", "ros", "RÓS", "sigur ros")) {
            assertEquals(List.of(new ArtistId("ar-a")), find(typed).artists(), typed);
        }
        assertEquals(List.of("b"), tracks("antidisestablish"));
        assertEquals(List.of(), tracks("antidisestablished"));
    }

    @Test
    void small_typos_are_forgiven() throws IOException {
        take(
                music.artist("q", "Queen", 10),
                music.artist("m", "Metallica", 10),
                music.track("b", "Bohemian Rhapsody", "Queen", "A Night at the Opera"));
        assertEquals(List.of(new ArtistId("ar-q")), typed("quuen").artists());
        assertEquals(List.of(new ArtistId("ar-q")), typed("uqeen").artists());
        assertEquals(List.of(new ArtistId("ar-m")), typed("metalica").artists());
        assertEquals(List.of(new ArtistId("ar-m")), typed("metalika").artists());
        assertEquals(List.of(new ArtistId("ar-m")), typed("meral").artists());
        assertEquals(List.of(new TrackId("tr-b")), typed("bohemian rapsody").tracks());
        assertEquals(List.of(), typed("qun").artists());
        assertTrue(index.find(Query.of("quuen", 5)).worthMore());
        assertFalse(index.find(Query.of("queen", 5)).worthMore());
    }

    @Test
    void a_word_too_many_is_forgiven_when_nothing_has_all_of_them() throws IOException {
        take(music.track("b", "Bohemian Rhapsody", "Queen", "A Night at the Opera"));
        assertEquals(
                List.of(new TrackId("tr-b")),
                typed("queen bohemian rhapsody remastered").tracks());
        assertEquals(List.of(), typed("queen remastered").tracks());
    }

    @Test
    void other_scripts_are_found() throws IOException {
        take(music.artist("j", "東京事変", 10), music.artist("c", "Кино", 10), music.artist("k", "방탄소년단", 10));
        assertEquals(List.of(new ArtistId("ar-j")), find("東京").artists());
        assertEquals(List.of(new ArtistId("ar-j")), find("変").artists());
        assertEquals(List.of(new ArtistId("ar-c")), find("кин").artists());
        assertEquals(List.of(new ArtistId("ar-k")), find("방탄").artists());
        assertEquals(List.of(), find("京東").artists());
    }

    @Test
    void artists_with_more_music_come_before_others_that_match_as_well() throws IOException {
        take(music.artist("few", "John Smith", 3), music.artist("many", "John Williams Orchestra", 300));
        assertEquals(
                List.of(new ArtistId("ar-many"), new ArtistId("ar-few")),
                find("john").artists());
    }

    @Test
    void pages_follow_one_another_without_a_gap() throws IOException {
        for (int i = 10; i < 60; i++) {
            take(music.track("n" + i, "Song " + i, "Somebody", "Sheer"));
        }
        var all = tracks(new Query("song", 0, 0, 0, 0, 0, 100));
        assertEquals(50, all.size());
        assertEquals(all.subList(20, 30), tracks(new Query("song", 0, 0, 0, 0, 20, 10)));
        assertEquals(List.of(), tracks(new Query("song", 0, 0, 0, 0, 50, 10)));
        assertEquals(List.of(), find(new Query("song", 0, 10, 0, 0, 0, 0)).tracks());
    }

    @Test
    void what_is_renamed_or_gone_is_not_found_any_more() throws IOException {
        take(music.artist("a", "Prince", 10), music.artist("b", "Madonna", 10));
        take(music.artist("a", "The Artist", 10), music.gone("ar-b"));
        assertEquals(List.of(), find("prince").artists());
        assertEquals(List.of(new ArtistId("ar-a")), find("artist").artists());
        assertEquals(List.of(), find("madonna").artists());
        assertEquals(4, find("artist").version());
    }

    @Test
    void strange_queries_find_nothing_and_break_nothing() throws IOException {
        take(music.artist("a", "!!!", 10), music.artist("b", "Queen", 10));
        assertEquals(List.of(new ArtistId("ar-a")), find("!!!").artists());
        for (String strange :
                List.of("***", "\"", "(", "a:b AND [", "\\", "x".repeat(500), "w ".repeat(250), "😀", "\ud800")) {
            assertEquals(List.of(), typed(strange).artists(), strange);
        }
    }

    @Test
    void a_restart_goes_on_where_it_was() throws IOException {
        take(music.artist("a", "Queen", 10));
        index.commit(Map.of("offset.0", "17"));
        index.close();
        index = SearchIndex.open(folder);
        assertEquals("17", index.reached().get("offset.0"));
        assertEquals(List.of(new ArtistId("ar-a")), find("queen").artists());
        assertEquals(1, find("queen").version());
    }

    @Test
    void a_damaged_index_is_made_anew() throws IOException {
        take(music.artist("a", "Queen", 10));
        index.commit(Map.of("offset.0", "17"));
        index.close();
        damage();
        index = SearchIndex.open(folder);
        assertEquals(Map.of(), index.reached());
        assertEquals(0, index.documents());
        take(music.artist("a", "Queen", 10));
        assertEquals(List.of(new ArtistId("ar-a")), find("queen").artists());
    }

    @Test
    void a_folder_in_use_is_left_alone() {
        assertThrows(LockObtainFailedException.class, () -> SearchIndex.open(folder));
    }

    @Test
    void a_second_instance_takes_a_folder_beside_the_first() throws IOException {
        Path own = folder.resolve("search");
        try (var first = SearchIndex.openFree(own);
                var second = SearchIndex.openFree(own)) {
            first.apply(List.of(music.artist("a", "Queen", 1)));
            second.apply(List.of(music.artist("b", "Sade", 1)));
            assertTrue(Files.isDirectory(folder.resolve("search-2")));
        }
    }

    @Test
    void tidying_changes_no_answer() throws IOException {
        for (int i = 0; i < 30; i++) {
            take(music.track("n" + i, "Song " + i, "Somebody", "Sheer"));
        }
        var before = tracks("song");
        index.tidy();
        index.refresh();
        assertEquals(before, tracks("song"));
    }

    /** Flips a byte in the middle of the largest file. */
    private void damage() throws IOException {
        try (var files = Files.list(folder)) {
            Path largest = files.max((a, b) -> Long.compare(size(a), size(b))).orElseThrow();
            byte[] bytes = Files.readAllBytes(largest);
            bytes[bytes.length / 2] ^= 0x55;
            Files.write(largest, bytes);
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private void take(EntityChanged... changes) throws IOException {
        index.apply(List.of(changes));
        index.refresh();
    }

    private Hits find(String text) throws IOException {
        return find(Query.of(text, 20));
    }

    private Hits find(Query query) throws IOException {
        return index.find(query).hits();
    }

    private Hits typed(String text) throws IOException {
        return index.findMore(Query.of(text, 20)).hits();
    }

    private List<String> tracks(String text) throws IOException {
        return tracks(Query.of(text, 20));
    }

    private List<String> tracks(Query query) throws IOException {
        return find(query).tracks().stream()
                .map(id -> id.value().substring("tr-".length()))
                .toList();
    }
}
