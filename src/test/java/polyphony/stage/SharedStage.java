package polyphony.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One {@link Stage} with the demo library for all stories that break nothing: {@code @ExtendWith(SharedStage.class)} and a
 * parameter of type Stage. Stories keep apart by making users of their own.
 */
public final class SharedStage implements ParameterResolver {
    private static final String KEY = "stage";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(KEY, key -> open(), Stage.class);
    }

    private static Stage open() {
        try {
            return Stage.of(Files.createTempDirectory("polyphony-stage")).start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
