package polyphony.playlists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static polyphony.playlists.Samples.ANN;
import static polyphony.playlists.Samples.as;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import polyphony.shared.contract.Playlists;

class PageCutTest {
    @Test
    void a_page_that_would_be_too_large_is_shorter() {
        String comment = "x".repeat(2_000);
        var found = new PlaylistStore.Found(
                IntStream.range(0, 101)
                        .mapToObj(i -> Samples.list("" + i, ANN, "n" + i).named(null, comment))
                        .toList(),
                101);

        Playlists.PlaylistPage page = PageCut.of(found, 100, as(ANN).identity());

        assertEquals(71, page.playlists().size());
        assertEquals(Cursor.of(found.lists().get(70)).text(), page.next());
    }
}
