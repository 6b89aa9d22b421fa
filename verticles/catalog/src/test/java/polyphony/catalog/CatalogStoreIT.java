package polyphony.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static polyphony.catalog.Samples.file;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import polyphony.shared.contract.Catalog.EntityChanged;
import polyphony.shared.contract.CatalogImport;
import polyphony.shared.contract.CatalogImport.FolderPart;
import polyphony.shared.contract.Track;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.testing.TestPostgres;

@ExtendWith({VertxExtension.class, TestPostgres.class})
class CatalogStoreIT {
    private StoreStage stage;

    @BeforeEach
    void open(Vertx vertx, CommonSettings.Postgres settings) {
        stage = new StoreStage(vertx, settings);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void what_a_part_says_is_read_back_whole() {
        Samples sample =
                file("1.flac").performedBy("Ann", "Bob").lyrics("la la").genres("Rock", "Pop");

        assertTrue(stage.keep("s1", "a/b", sample));
        Track track = stage.only();

        assertEquals("a/b/1.flac", track.path());
        assertEquals(
                List.of("Ann", "Bob"),
                track.artists().stream().map(ref -> ref.name()).toList());
        assertEquals(List.of("Rock", "Pop"), track.genres());
        assertTrue(track.hasLyrics());
        assertEquals("la la", stage.store().lyrics(track.id()).await());
        assertEquals(
                new CatalogStore.StoredFile(stage.root(), "a/b/1.flac", "hash-1.flac", 5_000_000, 1_700_000_000_000L),
                stage.store().file(track.id()).await());
    }

    @Test
    void saying_the_same_again_changes_nothing() {
        stage.keep("s1", "a", file("1"), file("2"));
        long version = stage.store().position().await().version();

        assertFalse(stage.keep("s2", "a", file("1"), file("2")));
        assertEquals(version, stage.store().position().await().version());
    }

    @Test
    void a_folder_in_parts_is_known_only_after_the_last_one() {
        FolderPart first = stage.part("s1", "a", true, false, file("1"));
        FolderPart last = stage.part("s1", "a", false, true, file("2"));

        stage.store().keep(first).await();
        assertEquals(List.of(new CatalogImport.Folder("a", "", 1)), stage.folders());
        stage.store().keep(last).await();

        assertEquals(List.of(new CatalogImport.Folder("a", "f-s1", 2)), stage.folders());
        assertEquals(2, stage.library().tracks().size());
    }

    @Test
    void folders_and_files_are_listed_in_pages() {
        stage.keep("s1", "", file("1"), file("2"), file("3"));
        stage.keep("s1", "b", file("1"));
        stage.keep("s1", "b/c", file("1"));

        var page = stage.store()
                .folders(new CatalogImport.ListFolders(stage.root(), null, 2))
                .await();
        var rest = stage.store()
                .folders(new CatalogImport.ListFolders(stage.root(), page.next(), 2))
                .await();
        var files = stage.store()
                .files(new CatalogImport.ListFiles(stage.root(), "", null, 2))
                .await();
        var more = stage.store()
                .files(new CatalogImport.ListFiles(stage.root(), "", files.next(), 2))
                .await();

        assertEquals(
                List.of("", "b"),
                page.folders().stream().map(CatalogImport.Folder::path).toList());
        assertEquals(
                List.of("b/c"),
                rest.folders().stream().map(CatalogImport.Folder::path).toList());
        assertNull(rest.next());
        assertEquals(List.of("1", "2"), files.names());
        assertEquals(List.of("3"), more.names());
    }

    @Test
    void an_artist_is_called_as_it_was_first_called() {
        stage.keep("s1", "a", file("1").by("Sigur Rós"));
        stage.keep("s1", "b", file("2").by("SIGUR RÓS").on("Other"));

        assertEquals(1, stage.library().artists().size());
        assertEquals("Sigur Rós", stage.named("2").artists().get(0).name());
    }

    @Test
    void every_change_is_told_once_with_its_counts_and_what_is_gone_is_told_too() {
        stage.keep("s1", "a", file("1"));
        stage.keep("s1", "b", file("2"));
        List<EntityChanged> first = told();
        assertEquals(4, first.size());
        assertEquals(2, artist(first).artist().trackCount());
        assertEquals(List.of(), told());

        stage.gone("b/2");
        List<EntityChanged> second = told();

        assertEquals(4, second.size() + 1);
        assertEquals(1, second.stream().filter(EntityChanged::isGone).count());
        assertEquals(1, artist(second).artist().trackCount());
        stage.store().announceAll().await();
        assertEquals(4, told().size());
    }

    @Test
    void tags_with_characters_that_no_database_takes_are_kept_without_them() {
        var sample = file("1").performedBy("A\0nn", "B\ud800b").lyrics("la\0la").genres("Ro\0ck");

        assertTrue(stage.keep("s1", "a", sample));
        Track track = stage.only();

        assertEquals(
                List.of("A nn", "B?b"),
                track.artists().stream().map(ref -> ref.name()).toList());
        assertEquals(List.of("Ro ck"), track.genres());
        assertEquals("la la", stage.store().lyrics(track.id()).await());
        assertFalse(stage.keep("s2", "a", sample));
    }

    @Test
    void many_changes_are_told_in_runs() {
        stage.keep("s1", "a", file("1"), file("2"), file("3"), file("4"), file("5"));
        Library library = stage.library();
        List<String> told = new ArrayList<>();
        List<String> run;
        String after = "";
        do {
            run = stage.store()
                    .announce(library.version(), after, 2, ids -> Announcer.events(library, ids))
                    .await();
            told.addAll(run);
            after = run.isEmpty() ? after : run.get(run.size() - 1);
        } while (run.size() == 2);

        assertEquals(7, told.stream().distinct().count());
        assertEquals(told.stream().sorted().toList(), told);
    }

    @Test
    void a_picture_in_a_music_folder_is_found_by_its_id() {
        stage.keep("s1", "a", file("1").artwork("pic", stage.root() + "/a/cover.jpg"));
        stage.keep("s2", "a", file("1").artwork("pic", stage.root() + "/a/front.jpg"));

        assertEquals(
                new CatalogStore.ArtworkFile(stage.root(), stage.root() + "/a/front.jpg"),
                stage.store().artwork("pic").await());
        assertNull(stage.store().artwork("none").await());
    }

    @Test
    void only_albums_that_changed_are_read_again() {
        stage.keep("s1", "a", file("1").on("One"));
        stage.keep("s1", "b", file("2").on("Two"));
        Track one = stage.named("1");
        Track two = stage.named("2");

        stage.keep("s2", "b", file("2").on("Two").title("2").year(1999));

        assertEquals(1999, stage.named("2").year());
        assertSame(one, stage.named("1"));
        assertNotEquals(two, stage.named("2"));
    }

    private static EntityChanged artist(List<EntityChanged> events) {
        return events.stream()
                .filter(event -> event.artist() != null)
                .findFirst()
                .orElseThrow();
    }

    private List<EntityChanged> told() {
        Library library = stage.library();
        List<EntityChanged> told = new ArrayList<>();
        stage.store()
                .announce(library.version(), "", 100, ids -> {
                    List<EntityChanged> events = Announcer.events(library, ids);
                    told.addAll(events);
                    return events;
                })
                .await();
        return told;
    }
}
