package polyphony.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static polyphony.catalog.Samples.file;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import polyphony.shared.bus.Ask;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Identities;
import polyphony.shared.bus.Identity;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.CatalogImport;
import polyphony.shared.contract.Page;
import polyphony.shared.contract.Track;
import polyphony.shared.contract.TrackId;
import polyphony.shared.contract.UserId;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.node.Problems;
import polyphony.shared.node.Secret;
import polyphony.shared.testing.TestPostgres;

@ExtendWith({VertxExtension.class, TestPostgres.class})
class CatalogVerticleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final Identities identities =
            new Identities(Identities.keyOf("0123456789abcdef0123456789abcdef"), Clock.systemUTC());
    private Bus bus;
    private Path music;
    private String deployment;

    @BeforeEach
    void deploy(Vertx vertx, CommonSettings.Postgres postgres) throws IOException {
        new StoreStage(vertx, postgres).close();
        music = Files.createDirectories(folder.resolve("music"));
        bus = Bus.alone(vertx, identities);
        deployment = vertx.deployVerticle(new CatalogVerticle(
                        bus, common(postgres), new CatalogSettings(100_000, 16, 1), Clock.systemUTC()))
                .await();
    }

    @AfterEach
    void undeploy(Vertx vertx) {
        vertx.undeploy(deployment).await();
    }

    @Test
    void every_address_answers() throws IOException {
        Files.writeString(Files.createDirectories(music.resolve("a")).resolve("1.flac"), "sound");
        Pictures.write(music.resolve("a/cover.jpg"), "jpeg", 900, 900);
        Track track = imported(file("1.flac")
                .title("Every Address")
                .lyrics("[00:01.00]la")
                .artwork("pic1", music.resolve("a/cover.jpg").toString()));

        assertTrue(ask(Catalog.STATUS, new Catalog.GetStatus()).tracks() > 0);
        assertTrue(ask(Catalog.ARTISTS, artists()).total() > 0);
        assertTrue(ask(Catalog.ALBUMS, albums()).total() > 0);
        assertTrue(ask(Catalog.GENRES, new Catalog.ListGenres(Page.first(5))).total() > 0);
        var artist = track.artists().get(0).id();
        assertEquals(
                artist,
                ask(Catalog.ARTIST, new Catalog.GetArtist(artist)).artist().id());
        assertEquals(
                List.of(track),
                ask(Catalog.ALBUM, new Catalog.GetAlbum(track.albumId())).tracks());
        var ids = List.of(new TrackId("tr-none"), track.id());
        assertEquals(
                List.of(track),
                ask(Catalog.TRACKS_BY_ID, new Catalog.TrackIds(ids)).tracks());
        var albums = ask(Catalog.ALBUMS_BY_ID, new Catalog.AlbumIds(List.of(track.albumId())));
        assertEquals(1, albums.albums().size());
        assertEquals(
                1,
                ask(Catalog.ARTISTS_BY_ID, new Catalog.ArtistIds(List.of(artist)))
                        .artists()
                        .size());
        assertEquals(
                1_000,
                ask(Catalog.LYRICS, new Catalog.GetTrack(track.id()))
                        .lines()
                        .get(0)
                        .startMs());
        var media = ask(Catalog.FILE, new Catalog.GetTrack(track.id()));
        assertEquals(music.toRealPath().resolve("a/1.flac").toString(), media.file());
        var picture = ask(Catalog.ARTWORK, new Catalog.GetArtwork("pic1", 300));
        assertEquals("image/jpeg", picture.contentType());
        assertEquals(
                picture,
                ask(Catalog.ARTWORK, new Catalog.GetArtwork(track.albumId().value(), 280)));
        var root = music.toString();
        assertEquals(
                1,
                ask(CatalogImport.FOLDERS, new CatalogImport.ListFolders(root, null, 5))
                        .folders()
                        .size());
        assertEquals(
                List.of("1.flac"),
                ask(CatalogImport.FILES, new CatalogImport.ListFiles(root, "a", null, 5))
                        .names());
        ask(CatalogImport.GONE, new CatalogImport.Gone(root, List.of("a/1.flac")));
    }

    @Test
    void a_file_or_picture_that_leads_out_of_the_music_folder_is_not_found() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "key");
        Path picture = Pictures.write(folder.resolve("private/p.jpg"), "jpeg", 400, 400);
        Files.createSymbolicLink(Files.createDirectories(music.resolve("a")).resolve("link.flac"), secret);
        Track track = imported(file("link.flac").title("Link").artwork("pic2", picture.toString()));

        refused(Failure.Kind.NOT_FOUND, Catalog.FILE, new Catalog.GetTrack(track.id()), service());
        refused(Failure.Kind.NOT_FOUND, Catalog.ARTWORK, new Catalog.GetArtwork("pic2", 300), service());
        refused(Failure.Kind.NOT_FOUND, Catalog.ARTWORK, new Catalog.GetArtwork("../secret", 300), service());
        refused(Failure.Kind.NOT_FOUND, Catalog.ARTWORK, new Catalog.GetArtwork("al-none", 300), service());
    }

    @Test
    void only_services_fill_the_catalogue() {
        var admin = identities.sign(new Identity(new UserId("us-1"), "root", true, Long.MAX_VALUE));
        Caller listener = bus.caller(admin, PATIENCE, "r1");

        refused(Failure.Kind.FORBIDDEN, CatalogImport.FOLDERS, new CatalogImport.ListFolders("/m", null, 5), listener);
        refused(Failure.Kind.FORBIDDEN, CatalogImport.FILES, new CatalogImport.ListFiles("/m", "", null, 5), listener);
        refused(Failure.Kind.FORBIDDEN, CatalogImport.GONE, new CatalogImport.Gone("/m", List.of("a")), listener);
        refused(Failure.Kind.FORBIDDEN, CatalogImport.FOLDER, part(file("x")), listener);
    }

    @Test
    void a_library_that_does_not_fit_stops_the_start() {
        assertThrows(Problems.Unfit.class, () -> new CatalogSettings(1_000, 16, 1).requireRoom(1_001));
    }

    /** Sends the file as a scanner would and waits until it is shown. */
    private Track imported(Samples sample) {
        Promise<Track> shown = Promise.promise();
        bus.hear(
                        Catalog.CHANGED,
                        event -> find(sample.title()).onSuccess(track -> {
                            if (track != null) {
                                shown.tryComplete(track);
                            }
                        }))
                .await();
        ask(CatalogImport.FOLDER, part(sample));
        return shown.future().timeout(30, TimeUnit.SECONDS).await();
    }

    private Future<Track> find(String title) {
        var wish = new Catalog.ListTracks(
                Catalog.TrackOrder.ADDED, true, null, null, null, null, null, 0, Page.first(100));
        return bus.ask(Catalog.TRACKS, wish, service())
                .map(page -> page.tracks().stream()
                        .filter(track -> track.title().equals(title))
                        .findFirst()
                        .orElse(null));
    }

    private CatalogImport.FolderPart part(Samples sample) {
        return new CatalogImport.FolderPart(
                "scan", music.toString(), "a", true, true, "print", List.of(sample.scanned()));
    }

    private static Catalog.ListArtists artists() {
        return new Catalog.ListArtists(Catalog.ArtistOrder.NAME, false, false, null, Page.first(5));
    }

    private static Catalog.ListAlbums albums() {
        return new Catalog.ListAlbums(Catalog.AlbumOrder.TITLE, false, null, null, null, null, null, 0, Page.first(5));
    }

    private <Q, A> A ask(Ask<Q, A> ask, Q question) {
        return bus.ask(ask, question, service()).await();
    }

    private <Q, A> void refused(Failure.Kind kind, Ask<Q, A> ask, Q question, Caller caller) {
        var failure =
                assertThrows(Failure.class, () -> bus.ask(ask, question, caller).await());
        assertEquals(kind, failure.kind());
    }

    private Caller service() {
        return bus.asService("scanner", PATIENCE);
    }

    private CommonSettings common(CommonSettings.Postgres postgres) {
        return new CommonSettings(
                folder.resolve("data").toString(),
                List.of(),
                "",
                "",
                new CommonSettings.Admin("admin", new Secret("")),
                null,
                null,
                postgres,
                null,
                CommonSettings.Kafka.plain("127.0.0.1:9"),
                new CommonSettings.Ffmpeg(""));
    }
}
