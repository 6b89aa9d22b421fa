package polyphony.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static polyphony.catalog.Samples.file;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import polyphony.shared.contract.Track;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.testing.TestPostgres;

@ExtendWith({VertxExtension.class, TestPostgres.class})
class TombstonesIT {
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
    void what_the_last_part_did_not_see_is_gone_and_comes_back_as_it_was() {
        stage.keep("s1", "a", file("1"), file("2").number(1, 2));
        String id = stage.named("2").id().value();

        stage.keep("s2", "a", file("1"));
        assertNull(stage.library().tracks().find(id));
        stage.keep("s3", "a", file("1"), file("2").number(1, 2));

        assertEquals(id, stage.named("2").id().value());
    }

    @Test
    void a_moved_file_keeps_its_id() {
        stage.keep("s1", "a", file("1").title("Song"));
        String id = stage.only().id().value();

        assertTrue(stage.gone("a/1"));
        assertEquals(0, stage.library().tracks().size());
        assertEquals(0, stage.library().artists().size());
        stage.keep("s2", "b", file("renamed").title("Song").content("hash-1"));

        assertEquals(id, stage.only().id().value());
        assertEquals("b/renamed", stage.only().path());
    }

    @Test
    void files_may_be_renumbered_into_one_anothers_names() {
        stage.keep("s1", "a", file("01").content("x"), file("02").content("y"));
        String x = stage.named("01").id().value();
        String y = stage.named("02").id().value();

        stage.keep("s2", "a", file("01").content("y"), file("02").content("x"));

        assertEquals(y, stage.named("01").id().value());
        assertEquals(x, stage.named("02").id().value());
    }

    @Test
    void a_folder_whose_files_went_must_be_read_again() {
        stage.keep("s1", "a", file("1"));
        stage.keep("s1", "", file("2"));

        stage.gone("a/1", "2");

        assertEquals(List.of(), stage.folders());
        assertFalse(stage.gone("a/1"));
    }

    @Test
    void an_emptied_album_is_hidden_and_keeps_its_id_and_day() {
        stage.keep("s1", "a", file("1"));
        var album = stage.library().albums().entries().get(0);
        stage.gone("a/1");
        assertEquals(0, stage.library().albums().size());

        stage.keep("s2", "c", file("9"));

        var again = stage.library().albums().entries().get(0);
        assertEquals(album.id(), again.id());
        assertEquals(album.addedAtMs(), again.addedAtMs());
    }

    @Test
    void a_changed_file_keeps_its_id_and_its_day() {
        stage.keep("s1", "a", file("1"));
        Track before = stage.only();

        stage.keep("s2", "a", file("1").content("other").title("New").on("Second"));
        Track after = stage.only();

        assertEquals(before.id(), after.id());
        assertEquals(before.addedAtMs(), after.addedAtMs());
        assertEquals("New", after.title());
        assertEquals("Second", after.album());
        assertEquals(1, stage.library().albums().size());
    }
}
