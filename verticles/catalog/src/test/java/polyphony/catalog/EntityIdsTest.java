package polyphony.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static polyphony.catalog.Samples.file;

import org.junit.jupiter.api.Test;
import polyphony.shared.contract.AlbumId;

class EntityIdsTest {
    @Test
    void discs_and_files_of_one_album_have_its_id() {
        assertEquals(
                id(file("a").number(1, 1)), id(file("b").number(2, 1).year(1999).performedBy("Guest")));
    }

    @Test
    void albums_of_one_name_by_different_artists_are_two() {
        assertNotEquals(
                id(file("a").by("Ann").on("Greatest Hits")),
                id(file("b").by("Bob").on("Greatest Hits")));
    }

    @Test
    void a_release_id_decides_alone() {
        assertEquals(
                id(file("a").by("Ann").release("R-1", null)),
                id(file("b").by("Bob").release("r-1", "2001")));
        assertNotEquals(id(file("a").release("r-1", null)), id(file("a").release("r-2", null)));
    }

    @Test
    void a_collection_whose_tracks_have_dates_of_their_own_is_one() {
        assertEquals(id(file("a").release(null, "1969")), id(file("b").release(null, "2019")));
    }

    @Test
    void an_artist_is_one_whatever_the_spelling() {
        assertEquals(EntityIds.artist("Sigur Rós"), EntityIds.artist(" SIGUR  RÓS"));
    }

    @Test
    void ids_are_never_numeric_and_drawn_ones_never_equal() {
        assertFalse(EntityIds.drawTrack().value().matches("\\d+"));
        assertNotEquals(EntityIds.drawTrack(), EntityIds.drawTrack());
    }

    private static AlbumId id(Samples sample) {
        return EntityIds.album(sample.scanned());
    }
}
