package polyphony.shared.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the settings of PostgreSQL, Redis and Kafka may say. */
class OutsideServersTest {
    @Test
    void redis_may_be_one_server_or_behind_sentinels_and_speak_tls() {
        assertEquals(new RedisUri(false, List.of("redis://cache:6379"), ""), RedisUri.of("redis://cache:6379"));
        assertEquals(
                new RedisUri(true, List.of("rediss://ann:secret@cache/3"), ""),
                RedisUri.of("rediss://ann:secret@cache/3"));
        assertEquals(
                new RedisUri(false, List.of("redis://:pw@a:26379/2", "redis://:pw@b:26380/2"), "music"),
                RedisUri.of("redis+sentinel://:pw@a,b:26380/music/2"));
        assertTrue(RedisUri.of("rediss+sentinel://a:1/music").tls());
        assertFalse(RedisUri.of("redis://a").sentinel());
    }

    @Test
    void a_redis_address_that_cannot_be_one_is_refused_without_being_repeated() {
        for (String uri :
                List.of("cache:6379", "redis://:s3cret@a,b", "redis+sentinel://:s3cret@a", "redis://a/music")) {
            String sentence = refusal("redis.uri", uri);
            assertTrue(sentence.startsWith("redis.uri must be redis://HOST:PORT"), sentence);
            assertFalse(sentence.contains("s3cret"));
        }
    }

    @Test
    void postgresql_may_be_verified_by_a_root_certificate() {
        String uri = "postgresql://polyphony@db:5432/music?sslmode=verify-full&sslrootcert=/etc/my%20ca.pem";

        assertEquals(uri, common("postgres.uri", uri).postgres().uri());
        assertEquals("verify-full", PostgresUri.mode(uri));
        assertEquals(Optional.of("/etc/my ca.pem"), PostgresUri.rootCertificate(uri));
        assertEquals("disable", PostgresUri.mode("postgresql://polyphony@db/music"));
    }

    @Test
    void a_postgresql_address_that_cannot_be_one_is_refused_without_being_repeated() {
        assertEquals(
                "postgres.uri must be postgresql://USER@HOST:PORT/DATABASE",
                refusal("postgres.uri", "jdbc:postgresql://db/music?password=s3cret"));
        assertEquals(
                "sslmode in postgres.uri must be disable, require, verify-ca or verify-full",
                refusal("postgres.uri", "postgresql://a:s3cret@db/music?sslmode=prefer"));
        assertEquals(
                "postgres.uri must name sslrootcert=FILE, the certificates to trust, for sslmode=verify-full",
                refusal("postgres.uri", "postgresql://a@db/music?sslmode=verify-full"));
    }

    @Test
    void kafka_may_be_a_cluster_that_asks_who_we_are() {
        var kafka = common(
                        "kafka.servers", "a:9092, b:9092,c:9092",
                        "kafka.replicas", "3",
                        "kafka.minInSyncReplicas", "2",
                        "kafka.security", "sasl_ssl",
                        "kafka.username", "polyphony",
                        "kafka.password", "s3cret")
                .kafka();

        assertEquals("SASL_SSL", kafka.security());
        assertEquals("SCRAM-SHA-512", kafka.mechanism());
        assertEquals(2, kafka.minInSyncReplicas());
        assertFalse(kafka.toString().contains("s3cret"));
    }

    @Test
    void kafka_settings_that_contradict_one_another_are_refused() {
        assertEquals("kafka.servers must be HOST:PORT,HOST:PORT", refusal("kafka.servers", "kafka"));
        assertEquals("kafka.minInSyncReplicas must be 1 to kafka.replicas", refusal("kafka.minInSyncReplicas", "2"));
        assertEquals(
                "kafka.security must be PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL", refusal("kafka.security", "TLS"));
        assertEquals(
                "kafka.username and kafka.password must be given for kafka.security SASL_SSL",
                refusal("kafka.security", "SASL_SSL"));
        assertEquals(
                "kafka.username and kafka.password need a kafka.security that signs in: SASL_SSL",
                refusal("kafka.username", "polyphony"));
    }

    @Test
    void nodes_have_all_three_files_of_tls_or_none() {
        assertEquals(
                "cluster.tls must name certificate, key and ca, all three or none",
                refusal("cluster.tls.ca", "ca.pem"));
    }

    private static String refusal(String key, String value) {
        return assertThrows(Problems.Unfit.class, () -> common(key, value)).getMessage();
    }

    private static CommonSettings common(String... keysAndValues) {
        Map<String, String> overrides = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            overrides.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new Settings(null, Map.of(), overrides).common();
    }
}
