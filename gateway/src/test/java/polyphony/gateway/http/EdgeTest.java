package polyphony.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import polyphony.gateway.House;

/** What the server does with those who do not behave: bytes over a socket, as no HTTP client would send them. */
@Timeout(20)
class EdgeTest {
    private static final int TEN_SECONDS_MS = 10_000;

    private House house;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new House(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), house.port());
        socket.setSoTimeout(TEN_SECONDS_MS);
        return socket;
    }

    /** Everything the server says until it closes the connection. */
    private static String all(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void say(Socket socket, String... lines) throws IOException {
        socket.getOutputStream().write(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void who_does_not_finish_a_request_is_let_go() throws IOException {
        try (Socket silent = connect();
                Socket slow = connect()) {
            say(slow, "GET /api/v1/me HTTP/1.1", "Host: x", "");

            assertEquals("", all(silent));
            assertEquals("", all(slow));
        }
    }

    @Test
    void who_does_not_finish_a_body_is_told_so_and_let_go() throws IOException {
        try (Socket slow = connect()) {
            say(
                    slow,
                    "POST /api/v1/session HTTP/1.1",
                    "Host: x",
                    "Content-Type: application/json",
                    "Content-Length: 100",
                    "",
                    "{");

            String answer = all(slow);

            assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
            assertTrue(answer.contains("\"status\":408"), answer);
        }
    }

    @Test
    void a_body_that_is_too_long_is_refused_before_it_is_read() throws IOException {
        try (Socket socket = connect()) {
            say(
                    socket,
                    "POST /api/v1/session HTTP/1.1",
                    "Host: x",
                    "Content-Type: application/json",
                    "Content-Length: 999999999",
                    "",
                    "");
            assertEquals(413, status(socket));
        }
    }

    @ParameterizedTest
    @CsvSource({"40000, 0, 414", "10, 20000, 431"})
    void an_address_or_headers_that_are_too_long_are_refused(int address, int header, int status) throws IOException {
        try (Socket socket = connect()) {
            say(
                    socket,
                    "GET /" + "a".repeat(address) + " HTTP/1.1",
                    "Host: x",
                    "X-Long: " + "b".repeat(header),
                    "",
                    "");

            assertEquals(status, status(socket));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PRI * HTTP/2.0",
                "GET / HTTP/9.9",
                "NONSENSE",
                "GET /%zz HTTP/1.1",
                "GET /api/v1/tracks/%00/stream HTTP/1.1",
                "GET /api/v1/tracks/..%5c..%5cetc/stream HTTP/1.1",
                "BREW /api/v1/me HTTP/1.1"
            })
    void nonsense_is_refused_without_a_word_about_the_inside(String line) throws IOException {
        try (Socket socket = connect()) {
            say(socket, line, "Host: x", "Connection: close", "", "");

            String answer = all(socket);

            assertFalse(answer.startsWith("HTTP/1.1 2"), answer);
            assertFalse(answer.contains("Exception") || answer.contains("\tat "), answer);
            assertFalse(answer.startsWith("HTTP/1.1 5") && !answer.startsWith("HTTP/1.1 501"), answer);
        }
    }

    @Test
    void a_smuggled_second_length_is_refused() throws IOException {
        try (Socket socket = connect()) {
            say(
                    socket,
                    "POST /api/v1/session HTTP/1.1",
                    "Host: x",
                    "Content-Length: 5",
                    "Transfer-Encoding: chunked",
                    "",
                    "0",
                    "",
                    "GET /api/v1/me HTTP/1.1",
                    "Host: x",
                    "",
                    "");

            String answer = all(socket);

            assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
            assertEquals(1, answer.split("HTTP/1.1 ", -1).length - 1, answer);
        }
    }

    @Test
    void more_connections_than_allowed_are_closed_at_once() throws IOException {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                open.add(connect());
            }
            // What came first is still answered.
            say(open.get(0), "GET /api/v1/openapi.yaml HTTP/1.1", "Host: x", "", "");
            assertEquals(200, status(open.get(0)));

            try (Socket more = connect()) {
                assertEquals("", all(more));
            }
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    private static int status(Socket socket) throws IOException {
        byte[] first = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
        return Integer.parseInt(new String(first, StandardCharsets.US_ASCII).substring("HTTP/1.1 ".length()));
    }
}
