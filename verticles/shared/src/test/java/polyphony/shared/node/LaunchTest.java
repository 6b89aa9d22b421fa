package polyphony.shared.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {
    private static final Service NEEDY = needing("needy", Need.POSTGRES, Need.KAFKA);
    private static final Service CACHING = needing("caching", Need.REDIS);
    private static final Service MODEST = needing("modest");

    @TempDir
    private Path data;

    private static Service needing(String name, Need... needs) {
        return new Service(
                name,
                "1",
                node -> {
                    throw new IllegalStateException("nothing may start here");
                },
                Set.of(needs));
    }

    @Test
    void servers_that_nothing_names_are_told_in_one_sentence_before_anything_starts() {
        var unfit = refused(Map.of("kafka.servers", "127.0.0.1:1"), NEEDY, CACHING, MODEST);

        assertEquals(
                "needy and caching cannot start without postgres.uri and redis.uri: tell in common.yaml of the folder that"
                        + " --conf names, or with --postgres.uri or POLYPHONY_POSTGRES_URI",
                unfit.getMessage());
    }

    @Test
    void a_node_that_joins_does_not_make_up_a_key_of_its_own() {
        var unfit = refused(Map.of("cluster.members", "127.0.0.1:1"), MODEST);

        Path key = data.resolve("keys/identity.key");
        assertEquals(
                "the cluster's key " + key
                        + " is not there: copy identity.key from the keys of a node of the cluster, or,"
                        + " for the first node of all, make it with head -c 32 /dev/urandom > " + key,
                unfit.getMessage());
        assertEquals(false, Files.exists(key));
    }

    private Problems.Unfit refused(Map<String, String> settings, Service... services) {
        var all = new Settings(null, Map.of(), settings).with(Map.of("data", data.toString()));
        return assertThrows(
                Problems.Unfit.class, () -> Launch.of(all, null, List.of(services), Share.WHOLE, Clock.systemUTC()));
    }

    @Test
    void processes_on_one_data_folder_have_folders_of_their_own_and_find_them_again() {
        try (var first = OwnFolder.below(data);
                var second = OwnFolder.below(data)) {
            assertNotEquals(first.path(), second.path());
        }
        try (var again = OwnFolder.below(data)) {
            assertEquals(data.resolve("nodes/1"), again.path());
        }
    }

    @Test
    void a_data_folder_that_cannot_be_written_is_told() throws IOException {
        Path file = Files.createFile(data.resolve("file"));

        var unfit = assertThrows(Problems.Unfit.class, () -> OwnFolder.below(file));

        assertEquals(true, unfit.getMessage().startsWith("the data folder " + file + " cannot be written"));
    }

    @Test
    void every_argument_that_is_not_known_is_told_at_once() {
        var unfit = assertThrows(Problems.Unfit.class, () -> Run.of(List.of("word", "--postgres.url=x", "--join")));

        assertEquals(
                List.of(
                        "word is no option; options begin with --",
                        "--postgres.url is not known; known are --conf DIR, --join HOST:PORT, --instances N, --weight N and every"
                                + " key of a file in conf/, say --postgres.uri URI",
                        "--join needs a value"),
                unfit.sentences());
    }

    @Test
    void a_share_of_the_work_beyond_its_bounds_is_refused() {
        var unfit = assertThrows(Problems.Unfit.class, () -> Run.of(List.of("--instances", "99", "--weight=101")));
        assertEquals(
                List.of("--instances must be 1 to 64, not 99", "--weight must be 0 to 100, not 101"),
                unfit.sentences());

        var noNumber = assertThrows(Problems.Unfit.class, () -> Run.of(List.of("--weight", "all")));
        assertEquals(List.of("--weight must be a number, not all"), noNumber.sentences());
        assertEquals(new Share(1, 0), Share.of(null, "0"));
    }

    @Test
    void a_service_that_was_never_packed_says_so() {
        assertEquals(
                Service.UNPACKED,
                Service.of(LaunchTest.class, "toy", MODEST.verticle()).version());
    }
}
