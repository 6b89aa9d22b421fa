package polyphony.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Identity;
import polyphony.shared.contract.Catalog.MediaFile;
import polyphony.shared.contract.Streaming.Delivery;
import polyphony.shared.contract.Streaming.Want;
import polyphony.shared.contract.UserId;

class StreamingServiceTest {
    private static final long NOW_MS = 1_700_000_000_000L;

    private final AtomicInteger asked = new AtomicInteger();
    private final List<Recipe> recipes = new ArrayList<>();
    private final Slots slots = new Slots(1, 1);
    private final Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW_MS), ZoneOffset.UTC);
    private final MediaFile place = Tracks.at(Tracks.of("flac", "flac", 900, 100_000), "/music/a.flac");
    private final Places places = new Places(
            (track, caller) -> {
                asked.incrementAndGet();
                return Future.succeededFuture(place);
            },
            10,
            clock);
    private final StreamingService service = service(Optional.empty());
    private final Caller ann = new Caller(new Identity(new UserId("us-ann"), "ann", false, Long.MAX_VALUE), "", 0, "r");

    @Test
    void an_original_is_a_file_with_its_exact_size_and_a_validator_made_of_its_content() {
        Delivery delivery = deliver(null, 0, 0).result();

        assertEquals("/music/a.flac", delivery.file());
        assertNull(delivery.url());
        assertEquals("c0ffee", delivery.etag());
        assertTrue(delivery.sizeIsExact());
        assertEquals(1_000, delivery.sizeBytes());
    }

    @Test
    void a_transcode_is_an_address_with_an_estimate_and_no_validator() {
        Delivery delivery = deliver("mp3", 128, 20_000).result();

        assertNull(delivery.file());
        assertEquals("here", delivery.url());
        assertNull(delivery.etag());
        assertFalse(delivery.sizeIsExact());
        assertEquals(80 * 128_000 / 8, delivery.sizeBytes());
        assertEquals(80_000, delivery.durationMs());
        assertEquals("audio/mpeg", delivery.contentType());
        assertEquals("us-ann", recipes.get(0).user());
        assertEquals(NOW_MS + 60_000, recipes.get(0).expiresAtMs());
    }

    @Test
    void nobody_can_begin_behind_the_end() {
        Failure failure = (Failure) deliver("mp3", 128, 100_000).cause();

        assertEquals("timeOffset must be below the length of the track, 100000 ms", failure.getMessage());
    }

    @Test
    void who_has_as_many_as_allowed_comes_back_later_and_originals_go_on() {
        slots.take("us-ann");

        assertEquals(Failure.Kind.TOO_MANY, ((Failure) deliver("mp3", 0, 0).cause()).kind());
        assertTrue(deliver(null, 0, 0).succeeded());
    }

    @Test
    void without_ffmpeg_originals_go_on_and_transcodes_say_why_not() {
        StreamingService poor = service(Optional.of("nothing can be transcoded on this node"));

        Failure failure =
                (Failure) poor.deliver(new Want(Tracks.ID, "mp3", 0, 0), ann).cause();

        assertEquals(Failure.Kind.UNAVAILABLE, failure.kind());
        assertEquals("nothing can be transcoded on this node", failure.getMessage());
        assertTrue(poor.deliver(new Want(Tracks.ID, null, 0, 0), ann).succeeded());
    }

    @Test
    void the_catalogue_is_asked_once_until_it_changes() {
        deliver(null, 0, 0);
        deliver("mp3", 0, 0);
        assertEquals(1, asked.get());

        places.forget();
        deliver(null, 0, 0);

        assertEquals(2, asked.get());
    }

    private Future<Delivery> deliver(String format, int maxKbps, long offsetMs) {
        return service.deliver(new Want(Tracks.ID, format, maxKbps, offsetMs), ann);
    }

    private StreamingService service(Optional<String> noTranscodes) {
        return new StreamingService(
                places,
                slots,
                Format.MP3,
                noTranscodes,
                recipe -> {
                    recipes.add(recipe);
                    return "here";
                },
                clock);
    }
}
