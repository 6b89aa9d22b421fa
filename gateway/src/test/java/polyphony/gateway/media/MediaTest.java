package polyphony.gateway.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import polyphony.gateway.House;

class MediaTest {
    private static final String SONG = "/tracks/tr-1/stream";

    @TempDir
    private Path folder;

    private House house;

    @BeforeEach
    void open() {
        house = new House(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private HttpResponse<byte[]> get(String... headers) {
        HttpRequest.Builder request = house.rest(SONG, "bob");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return house.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void a_whole_file_comes_with_what_a_client_needs_to_go_on_later() {
        var answer = get();

        assertEquals(200, answer.statusCode());
        assertArrayEquals(House.song(), answer.body());
        assertEquals("audio/flac", header(answer, "content-type"));
        assertEquals("1000", header(answer, "content-length"));
        assertEquals("bytes", header(answer, "accept-ranges"));
        assertEquals("\"hash\"", header(answer, "etag"));
        assertEquals("Tue, 14 Nov 2023 22:13:20 GMT", header(answer, "last-modified"));
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=0-99, 0, 100",
        "bytes=990-, 990, 10",
        "bytes=990-5000, 990, 10",
        "bytes=-1, 999, 1",
        "bytes=-5000, 0, 1000",
        "bytes=0-9223372036854775807, 0, 1000",
        "bytes=5-9999999999999999999, 5, 995",
        "BYTES=1-2, 1, 2",
    })
    void a_range_is_answered_as_a_part(String range, int first, int length) {
        var answer = get("Range", range);

        assertEquals(206, answer.statusCode());
        assertEquals("bytes " + first + "-" + (first + length - 1) + "/1000", header(answer, "content-range"));
        assertEquals(Integer.toString(length), header(answer, "content-length"));
        assertEquals("\"hash\"", header(answer, "etag"));
        assertArrayEquals(Arrays.copyOfRange(House.song(), first, first + length), answer.body());
    }

    @ParameterizedTest
    @CsvSource({"bytes=1000-", "bytes=5000-6000", "bytes=-0", "bytes=9999999999999999999-"})
    void a_range_outside_of_the_file_is_told_its_size(String range) {
        var answer = get("Range", range);

        assertEquals(416, answer.statusCode());
        assertEquals("bytes */1000", header(answer, "content-range"));
        assertEquals(0, answer.body().length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"bytes=5-2", "bytes=-", "bytes=a-b", "items=0-1", "bytes=0-1,5-6", "bytes=0-,0-,0-,0-", "bytes"})
    void a_range_that_is_malformed_or_not_one_is_ignored(String range) {
        var answer = get("Range", range);

        assertEquals(200, answer.statusCode());
        assertEquals(1_000, answer.body().length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"hash\" | 206",
                "\"other\" | 200",
                "W/\"hash\" | 200",
                "Tue, 14 Nov 2023 22:13:20 GMT | 206",
                "Tue, 14 Nov 2023 22:13:21 GMT | 200",
                "yesterday | 200"
            })
    void a_part_goes_only_with_the_bytes_it_is_a_part_of(String ifRange, int status) {
        assertEquals(status, get("Range", "bytes=0-9", "If-Range", ifRange).statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If-None-Match | \"hash\" | 304",
                "If-None-Match | \"a\", W/\"hash\" | 304",
                "If-None-Match | * | 304",
                "If-None-Match | \"a\" | 200",
                "If-Modified-Since | Tue, 14 Nov 2023 22:13:20 GMT | 304",
                "If-Modified-Since | Tue, 14 Nov 2023 22:13:19 GMT | 200",
                "If-Modified-Since | never | 200",
                "If-Match | \"hash\" | 200",
                "If-Match | W/\"hash\" | 412",
                "If-Match | \"a\" | 412",
                "If-Unmodified-Since | Tue, 14 Nov 2023 22:13:19 GMT | 412",
                "If-Unmodified-Since | Tue, 14 Nov 2023 22:13:20 GMT | 200",
                "If-Unmodified-Since | never | 200"
            })
    void conditions_are_heeded(String name, String value, int status) {
        assertEquals(status, get(name, value).statusCode());
    }

    @Test
    void head_tells_the_size_and_sends_nothing() {
        var answer = house.send(house.rest(SONG, "bob").method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertEquals(200, answer.statusCode());
        assertEquals("1000", header(answer, "content-length"));
        assertEquals("", answer.body());
    }

    @Test
    void a_file_that_changed_since_it_was_scanned_goes_out_as_it_is_without_a_validator() throws IOException {
        Files.write(folder.resolve("song.flac"), new byte[2_000]);

        var answer = get("Range", "bytes=0-9", "If-Range", "\"hash\"");

        assertEquals(200, answer.statusCode());
        assertEquals(2_000, answer.body().length);
        assertEquals("", header(answer, "etag"));
    }

    @Test
    void a_file_that_is_gone_is_not_found_and_its_place_not_told() throws IOException {
        Files.delete(folder.resolve("song.flac"));

        var answer = get();

        assertEquals(404, answer.statusCode());
        assertFalse(new String(answer.body(), StandardCharsets.UTF_8).contains("song.flac"));
    }

    @Test
    void a_picture_comes_from_memory_the_second_time() throws IOException {
        assertEquals(200, house.get("/artwork/im-1?size=300", "bob").statusCode());
        Files.delete(folder.resolve("cover.jpg"));

        var again = house.get("/artwork/im-1?size=300", "bob");
        var known = house.send(house.rest("/artwork/im-1?size=300", "bob").header("If-None-Match", "\"cover\""));

        assertEquals(200, again.statusCode());
        assertEquals("image/jpeg", header(again, "content-type"));
        assertEquals(304, known.statusCode());
    }
}
