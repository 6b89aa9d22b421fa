package polyphony.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How our code reads, as rules that fail the build. */
class TidyTest {
    private static final int LINES_MAX = 250;
    private static final long FILE_BYTES_MAX = 400_000;

    /** What is banned, and what to use instead. */
    private static final Map<String, String> BANNED_EVERYWHERE = new LinkedHashMap<>();

    private static final Map<String, String> BANNED_IN_PRODUCT = Map.of(
            "System.out", "the launcher's Console, or a logger",
            "@SuppressWarnings(\"all\")", "the one warning's name and the reason");

    static {
        BANNED_EVERYWHERE.put("Thread.sleep(", "wait for the event itself");
        BANNED_EVERYWHERE.put("printStackTrace(", "a logger");
        BANNED_EVERYWHERE.put("TO" + "DO", "an issue");
        BANNED_EVERYWHERE.put("FIX" + "ME", "an issue");
        BANNED_EVERYWHERE.put("@Disabled", "a test that runs, or none");
        BANNED_EVERYWHERE.put("org.junit.Test;", "org.junit.jupiter.api.Test");
    }

    private static final Pattern MUTABLE_STATIC = Pattern.compile(
            "^\\s*(private|protected|public)?\\s*static\\s+(?!final|class|record|enum|interface|<|abstract)[\\w<>\\[\\],. ?]+\\s+\\w+\\s*(=[^=]|;)",
            Pattern.MULTILINE);
    private static final Pattern UNCLEAR_NAME =
            Pattern.compile("(Impl|Manager|Helper|Helpers|Util|Utils|Base)\\.java$|/Abstract\\w+\\.java$");

    private final Sources sources = Sources.ofProject();

    @Test
    void no_file_is_longer_than_a_reader_can_hold() {
        none(sources.java()
                .filter(file -> lines(file) > LINES_MAX)
                .map(file -> sources.name(file) + ": " + lines(file)));
    }

    @Test
    void banned_calls_and_words_are_not_used() {
        none(sources.java().flatMap(file -> offences(file, BANNED_EVERYWHERE)));
        none(sources.product()
                .filter(file -> !file.endsWith("launcher/Console.java"))
                .flatMap(file -> offences(file, BANNED_IN_PRODUCT)));
    }

    @Test
    void no_class_keeps_mutable_static_state() {
        none(sources.product()
                .filter(file -> MUTABLE_STATIC.matcher(Sources.read(file)).find())
                .map(sources::name));
    }

    @Test
    void names_carry_meaning() {
        none(sources.java()
                .filter(file -> UNCLEAR_NAME.matcher(file.toString()).find())
                .map(sources::name));
    }

    @Test
    void every_module_tells_what_it_is_in_a_readme_and_every_package_its_flow() {
        List<String> missing = new ArrayList<>();
        for (Path service : sources.services()) {
            Path packageInfo = service.resolve("src/main/java/polyphony")
                    .resolve(service.getFileName())
                    .resolve("package-info.java");
            Stream.of(service.resolve("README.md"), packageInfo)
                    .filter(file -> !Files.exists(file))
                    .map(sources::name)
                    .forEach(missing::add);
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void no_file_names_the_machine_it_was_written_on() {
        Pattern machine = Pattern.compile("/(work|root|home)/\\w|/tmp/team");
        none(Stream.of(".java", ".md", ".yaml", ".xml", ".sql", ".js", ".css", ".html")
                .flatMap(ending -> sources.ending(ending).stream())
                .filter(file -> !file.toString().contains("/tidy/"))
                .filter(file -> machine.matcher(Sources.read(file)).find())
                .map(sources::name));
    }

    @Test
    void no_large_file_is_kept() {
        none(sources.ending("").stream()
                .filter(file -> size(file) > FILE_BYTES_MAX)
                .map(sources::name));
    }

    @Test
    void the_rules_find_a_planted_offender() {
        assertTrue(MUTABLE_STATIC.matcher("    private static int count = 0;\n").find());
        assertTrue(MUTABLE_STATIC
                .matcher("    static Map<String, List<X>> cache = new HashMap<>();\n")
                .find());
        assertTrue(!MUTABLE_STATIC
                .matcher("    private static final int COUNT = 0;\n")
                .find());
        assertTrue(
                !MUTABLE_STATIC.matcher("    static String read(Path file) {\n").find());
        assertTrue(UNCLEAR_NAME.matcher("a/TrackUtil.java").find());
    }

    private Stream<String> offences(Path file, Map<String, String> banned) {
        String text = Sources.read(file);
        return banned.entrySet().stream()
                .filter(rule -> text.contains(rule.getKey()))
                .map(rule -> sources.name(file) + " has " + rule.getKey() + "; use " + rule.getValue());
    }

    private static long lines(Path file) {
        return Sources.read(file).lines().count();
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private static void none(Stream<String> offenders) {
        assertEquals(List.of(), offenders.toList());
    }
}
