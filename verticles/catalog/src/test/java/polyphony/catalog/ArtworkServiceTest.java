package polyphony.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import polyphony.shared.contract.Catalog.GetArtwork;
import polyphony.shared.contract.Catalog.Picture;

@ExtendWith(VertxExtension.class)
class ArtworkServiceTest {
    @TempDir
    private Path data;

    private final AtomicInteger asked = new AtomicInteger();
    private Instant now = Instant.ofEpochMilli(1_000_000);
    private Vertx vertx;
    private ArtworkService service;

    @BeforeEach
    void open(Vertx opened) {
        vertx = opened;
        InstantSource source = () -> now;
        service = new ArtworkService(
                vertx,
                new EmptyStore() {
                    @Override
                    public Future<ArtworkFile> artwork(String id) {
                        asked.incrementAndGet();
                        return Future.succeededFuture(new ArtworkFile(data.toString(), "cover.jpg"));
                    }
                },
                Library::empty,
                new PictureFiles(data.resolve("artwork")),
                new PictureCache(10_000_000),
                vertx.createSharedWorkerExecutor("decoders-of-test", 2),
                source.withZone(ZoneOffset.UTC));
    }

    @Test
    void many_who_ask_for_one_picture_wait_for_one_making() throws IOException {
        Pictures.write(data.resolve("cover.jpg"), "jpeg", 1_500, 1_500);

        List<Picture> pictures = onContext(() -> Future.all(IntStream.range(0, 50)
                        .mapToObj(i -> service.picture(new GetArtwork("p", 200)))
                        .toList())
                .map(all -> all.<Picture>list()));

        assertEquals(1, asked.get());
        pictures.forEach(picture -> assertSame(pictures.get(0), picture));
    }

    @Test
    void a_picture_whose_file_was_deleted_is_made_again_after_a_while() throws IOException {
        Pictures.write(data.resolve("cover.jpg"), "jpeg", 1_500, 1_500);
        Picture first = onContext(() -> service.picture(new GetArtwork("p", 200)));
        Files.delete(Path.of(first.file()));
        now = now.plusSeconds(120);

        Picture again = onContext(() -> service.picture(new GetArtwork("p", 200)));

        assertTrue(Files.exists(Path.of(again.file())));
        assertEquals(2, asked.get());
    }

    @Test
    void what_an_earlier_run_made_is_used() throws IOException {
        Path cached = Pictures.write(data.resolve("artwork/cache/p-300.jpg"), "jpeg", 300, 300);
        service.start().await();

        Picture picture = onContext(() -> service.picture(new GetArtwork("p", 300)));

        assertEquals(cached.toString(), picture.file());
        assertEquals(0, asked.get());
    }

    private <T> T onContext(Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        vertx.getOrCreateContext().runOnContext(go -> work.get().onComplete(done));
        return done.future().timeout(30, TimeUnit.SECONDS).await();
    }
}
