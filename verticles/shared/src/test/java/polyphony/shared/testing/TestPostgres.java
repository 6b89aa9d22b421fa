package polyphony.shared.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.node.Secret;

/**
 * A real PostgreSQL for integration tests, started once for each test run: {@code @ExtendWith(TestPostgres.class)} and a
 * parameter of type {@link CommonSettings.Postgres}. Each test class keeps to its own schema.
 */
public final class TestPostgres implements ParameterResolver {
    private static final int CONNECTIONS_MAX = 6;

    private record Running(EmbeddedPostgres server) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == CommonSettings.Postgres.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent("postgres", key -> start(), Running.class);
        String uri = "postgresql://postgres@127.0.0.1:" + running.server().getPort() + "/postgres";
        return new CommonSettings.Postgres(uri, new Secret("postgres"), CONNECTIONS_MAX);
    }

    private static Running start() {
        try {
            return new Running(EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("shared_buffers", "32MB")
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .start());
        } catch (IOException failed) {
            throw new UncheckedIOException("no PostgreSQL for the tests", failed);
        }
    }
}
