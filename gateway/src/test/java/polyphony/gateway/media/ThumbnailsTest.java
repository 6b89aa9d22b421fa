package polyphony.gateway.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import polyphony.shared.contract.Catalog;

class ThumbnailsTest {
    private static final Clock NOW = Clock.fixed(Instant.ofEpochMilli(1_000_000), ZoneOffset.UTC);
    private static final Catalog.Picture INFO = new Catalog.Picture("/x.jpg", "image/jpeg", 1_000, "e");

    private final Thumbnails thumbnails = new Thumbnails(10_000, NOW);

    private void put(String id, int bytes) {
        thumbnails.put(new Catalog.GetArtwork(id, 300), INFO, Buffer.buffer(new byte[bytes]));
    }

    private Thumbnails.Picture get(String id) {
        return thumbnails.get(new Catalog.GetArtwork(id, 300));
    }

    @Test
    void the_least_used_ones_make_room() {
        put("im-1", 4_000);
        put("im-2", 4_000);
        get("im-1");

        put("im-3", 4_000);

        assertNotNull(get("im-1"));
        assertNull(get("im-2"));
        assertNotNull(get("im-3"));
        assertTrue(thumbnails.bytes() <= 10_000);
    }

    @Test
    void one_that_is_put_again_counts_once() {
        put("im-1", 4_000);
        put("im-1", 2_000);

        assertEquals(2_000 + 512, thumbnails.bytes());
    }

    @Test
    void one_that_fits_nowhere_is_not_kept() {
        put("im-1", 20_000);

        assertNull(get("im-1"));
        assertEquals(0, thumbnails.bytes());
    }

    @Test
    void each_size_is_a_picture_of_its_own() {
        put("im-1", 100);

        assertNull(thumbnails.get(new Catalog.GetArtwork("im-1", 64)));
    }
}
