package polyphony.gateway.subsonic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How answers travel: across origins, compressed, validated, and how failures of bytes are told. */
class TransportTest {
    @TempDir
    private Path folder;

    private Apps apps;

    @BeforeEach
    void open() {
        apps = new Apps(folder);
    }

    @AfterEach
    void close() {
        apps.close();
    }

    @Test
    void a_page_of_another_origin_may_call_and_read() {
        var preflight = apps.house.send(apps.request("getAlbum.view")
                .header("Origin", "https://player.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertEquals(204, preflight.statusCode());
        assertEquals("*", Apps.header(preflight, "access-control-allow-origin"));
        assertTrue(Apps.header(preflight, "access-control-allow-methods").contains("POST"));
        assertEquals("*", Apps.header(preflight, "access-control-allow-headers"));

        for (AppCall call : List.of(
                AppCall.of("ping"),
                AppCall.nobody("ping"),
                AppCall.of("noSuch"),
                AppCall.of("stream", "id", "tr-1"),
                AppCall.of("getCoverArt", "id", "im-1"))) {
            var answer = apps.get(call);
            assertEquals("*", Apps.header(answer, "access-control-allow-origin"), call.method());
            assertEquals("cross-origin", Apps.header(answer, "cross-origin-resource-policy"), call.method());
        }
    }

    @Test
    void other_methods_than_get_head_and_post_are_refused() {
        for (String method : List.of("PUT", "DELETE", "PATCH")) {
            var answer = apps.house.send(
                    apps.request(AppCall.of("ping")).method(method, HttpRequest.BodyPublishers.noBody()));
            assertEquals(405, answer.statusCode());
        }
    }

    @Test
    void a_long_answer_is_compressed_for_who_can_read_that() throws IOException {
        for (String format : List.of("xml", "json")) {
            var call =
                    AppCall.of("getAlbumList2", "type", "newest", "size", "50").but("f", format);
            String plain = apps.get(call).body();

            var packed = apps.house.send(
                    apps.request(call).header("Accept-Encoding", "gzip"), HttpResponse.BodyHandlers.ofByteArray());

            assertEquals("gzip", Apps.header(packed, "content-encoding"));
            assertEquals("Accept-Encoding", Apps.header(packed, "vary"));
            assertTrue(packed.body().length < plain.length() / 3);
            try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
                assertEquals(plain, new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void a_picture_has_a_validator() {
        var call = AppCall.of("getCoverArt", "id", "im-1", "size", "300");
        var first = apps.get(call);

        var again = apps.house.send(apps.request(call).header("If-None-Match", Apps.header(first, "etag")));

        assertEquals("\"cover\"", Apps.header(first, "etag"));
        assertEquals(304, again.statusCode());
        assertEquals("", again.body());
    }

    @Test
    void a_picture_is_found_by_the_id_of_a_song_an_album_an_artist_or_a_playlist_too() {
        for (String id : List.of("im-1", "tr-1", "al-1", "ar-1")) {
            var answer = apps.house.send(
                    apps.request(AppCall.of("getCoverArt", "id", id)), HttpResponse.BodyHandlers.ofByteArray());
            assertEquals("image/jpeg", Apps.header(answer, "content-type"), id);
            assertEquals(1_000, answer.body().length);
        }
        // None of their songs has one.
        for (String id : List.of("tr-2", "al-2", "ar-2", "pl-bob", "pl-alice", "im-none", "x".repeat(1_000))) {
            assertEquals(70, apps.code(AppCall.of("getCoverArt", "id", id)), id);
        }
    }

    @Test
    void music_that_is_gone_is_a_document_that_keeps_nothing_of_the_music() throws IOException {
        Files.delete(folder.resolve("song.flac"));

        for (String method : List.of("stream", "download")) {
            var answer = apps.get(AppCall.of(method, "id", "tr-1"));

            assertEquals(70, Apps.json(answer).getJsonObject("error").getInteger("code"));
            for (String header : List.of("etag", "last-modified", "accept-ranges", "content-disposition")) {
                assertEquals("", Apps.header(answer, header), header);
            }
        }
    }

    @Test
    void a_transcode_is_passed_on_and_is_no_play() {
        HttpServer node = apps.house
                .vertx()
                .createHttpServer()
                .requestHandler(request -> request.response().end("abcdef"))
                .listen(0, "127.0.0.1")
                .await();
        apps.house.transcodesAt("http://127.0.0.1:" + node.actualPort() + "/t");

        var answer = apps.get(AppCall.of("stream", "id", "tr-1", "format", "mp3", "maxBitRate", "999999"));

        assertEquals("abcdef", answer.body());
        assertEquals("audio/mpeg", Apps.header(answer, "content-type"));
        assertEquals("6", Apps.header(answer, "content-length"));
        assertEquals(0, apps.house.writes());
    }

    @Test
    void too_many_transcodes_is_told_by_the_status() {
        HttpServer node = apps.house
                .vertx()
                .createHttpServer()
                .requestHandler(request -> request.response().setStatusCode(429).end())
                .listen(0, "127.0.0.1")
                .await();
        apps.house.transcodesAt("http://127.0.0.1:" + node.actualPort() + "/t");

        var answer = apps.get(AppCall.of("stream", "id", "tr-1", "format", "mp3"));

        assertEquals(429, answer.statusCode());
        assertTrue(Integer.parseInt(Apps.header(answer, "retry-after")) > 0);
    }

    @Test
    void without_a_service_its_methods_fail_at_once_and_the_others_go_on() {
        apps.house.stop("activity");
        assertEquals(
                "al-1",
                apps.ok(AppCall.of("getAlbum", "id", "al-1"))
                        .getJsonObject("album")
                        .getString("id"));
        assertEquals(0, apps.code(AppCall.of("getStarred2")));
        assertEquals(0, apps.code(AppCall.of("star", "id", "tr-1")));
    }

    @Test
    void before_the_first_song_every_list_is_there_and_empty() {
        apps.shelf.clear();
        for (AppCall call : List.of(
                AppCall.of("getArtists"),
                AppCall.of("getGenres"),
                AppCall.of("getAlbumList2", "type", "newest"),
                AppCall.of("getRandomSongs"),
                AppCall.of("getSongsByGenre", "genre", "x"),
                AppCall.of("search3", "query", ""))) {
            var answer = apps.get(call);
            assertTrue(answer.body().contains("[]"), answer.body());
            assertEquals(
                    List.of(),
                    new Specification().complaints(call.method(), new io.vertx.core.json.JsonObject(answer.body())));
        }
    }

    @Test
    void the_bytes_of_a_song_are_those_of_the_file() {
        var answer = apps.house.send(
                apps.request(AppCall.of("stream", "id", "tr-1", "format", "raw")),
                HttpResponse.BodyHandlers.ofByteArray());

        assertArrayEquals(polyphony.gateway.House.song(), answer.body());
        assertEquals("audio/flac", Apps.header(answer, "content-type"));
        assertEquals("bytes", Apps.header(answer, "accept-ranges"));
    }
}
