package polyphony.stage;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium with one page, driven over its DevTools protocol. */
public final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([0-9.]+:[0-9]+)/");
    private static final long PATIENCE_MS = 90_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path profile;
    private final DevTools page;

    private Browser(Process process, Path profile, DevTools page) {
        this.process = process;
        this.profile = profile;
        this.page = page;
    }

    /** Where Chromium is on this machine, if it is; {@code POLYPHONY_CHROMIUM} says it. */
    public static Optional<String> installed() {
        String named = System.getenv("POLYPHONY_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(named);
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** A browser for a story that needs one. Without Chromium the story is left out, which in CI is a failure. */
    public static Browser needed() {
        String chromium = installed().orElse(null);
        if (chromium == null) {
            String message = "no Chromium was found: apt install chromium, or set POLYPHONY_CHROMIUM";
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            abort(message);
        }
        return start(chromium);
    }

    /** Opens the player as somebody who was never there. */
    public void beginAnew(Stage stage) {
        open(stage.http().base() + "/icon.svg");
        evaluate("localStorage.clear()");
        open(stage.http().base() + "/");
        until("document.querySelector('.sign-in')");
    }

    public void signIn(String name, String password) {
        type("input[name=username]", name);
        type("input[name=password]", password);
        click(".sign-in button");
    }

    /** Starts it. */
    public static Browser start(String chromium) {
        Process process = null;
        try {
            Path profile = Files.createTempDirectory("polyphony-browser");
            process = new ProcessBuilder(
                            chromium,
                            "--headless=new",
                            // It only ever sees our own pages, and tests may run as root, where there is no sandbox.
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--disable-background-networking",
                            "--no-first-run",
                            "--mute-audio",
                            "--autoplay-policy=no-user-gesture-required",
                            "--window-size=1280,900",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            "about:blank")
                    .redirectErrorStream(true)
                    .start();
            return new Browser(process, profile, DevTools.open(pageOf(address(process))));
        } catch (IOException failed) {
            if (process != null) {
                process.destroyForcibly();
            }
            throw new UncheckedIOException(failed);
        }
    }

    /** Goes there, and waits until it was loaded. */
    public void open(String address) {
        page.loading(() -> page.call("Page.navigate", Map.of("url", address)));
    }

    /** Does what leads to another page, and waits until that was loaded. */
    public void leave(String expression) {
        page.loading(() -> evaluate(expression));
    }

    /** What the expression is in the page; a promise is waited for. */
    public JsonNode evaluate(String expression) {
        JsonNode answer = page.call(
                "Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true, "userGesture", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + " gave " + answer.get("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** Waits in the page until the expression is true. */
    public void until(String condition) {
        JsonNode came = evaluate("new Promise(done => { const end = Date.now() + " + PATIENCE_MS
                + "; const look = () => (" + condition + ") ? done(true) : Date.now() > end ? done(false)"
                + " : setTimeout(look, 30); look(); })");
        if (!came.asBoolean()) {
            throw new IllegalStateException("still not: " + condition + "; the page says\n"
                    + evaluate("document.body.innerText").asText());
        }
    }

    /** Waits for the element that the CSS selector names and clicks it. */
    public void click(String selector) {
        until("document.querySelector(" + quoted(selector) + ")");
        evaluate("document.querySelector(" + quoted(selector) + ").click()");
    }

    /** Types into what has the focus, a letter at a time. */
    public void type(String text) {
        text.codePoints().forEach(letter -> page.call("Input.insertText", Map.of("text", Character.toString(letter))));
    }

    /** Puts the focus there and types. */
    public void type(String selector, String text) {
        until("document.querySelector(" + quoted(selector) + ")");
        evaluate("document.querySelector(" + quoted(selector) + ").focus()");
        type(text);
    }

    /** Presses and lets go a key, by its name in the DOM, say {@code "n"} or {@code "ArrowDown"}. */
    public void press(String key) {
        Map<String, Object> down = key.length() == 1
                ? Map.of("type", "keyDown", "key", key, "text", key)
                : Map.of("type", "rawKeyDown", "key", key, "code", key);
        page.call("Input.dispatchKeyEvent", down);
        page.call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
    }

    /** What the page complained about so far: exceptions, and errors of the console. */
    public List<String> complaints() {
        return page.complaints();
    }

    @Override
    public void close() {
        page.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        Stage.awaitEnd(process);
        Folders.delete(profile);
    }

    /** As a string of the page's language. */
    public static String quoted(String text) {
        return JSON.valueToTree(text).toString();
    }

    /** Host and port, from the line that tells them; the rest of the output is read and dropped. */
    private static String address(Process process) throws IOException {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher told = LISTENING.matcher(line);
            if (told.find()) {
                Thread rest = new Thread(() -> output.lines().forEach(dropped -> {}), "browser-output");
                rest.setDaemon(true);
                rest.start();
                return told.group(1);
            }
        }
        throw new IOException(
                "Chromium ended at once with " + process.onExit().join().exitValue());
    }

    private static URI pageOf(String address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + "/json/list"))
                .build();
        String targets = HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .join()
                .body();
        for (JsonNode target : JSON.readTree(targets)) {
            if (target.path("type").asText().equals("page")) {
                return URI.create(target.get("webSocketDebuggerUrl").asText());
            }
        }
        throw new IOException("no page in " + targets);
    }
}
