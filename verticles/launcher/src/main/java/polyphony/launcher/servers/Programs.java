package polyphony.launcher.servers;

import java.nio.file.Path;

/** The programs that come with Polyphony: unpacked from the class path on first use, started as processes of their own. */
public final class Programs {
    private final Bundle bundle;
    private final Platform platform;

    public Programs(Bundle bundle, Platform platform) {
        this.bundle = bundle;
        this.platform = platform;
    }

    /** The folder with {@code bin/postgres} and {@code bin/initdb}. */
    Path postgres() {
        return bundle.tree(platform.postgres(), "postgres-18.3");
    }

    Path redis() {
        return bundle.program(platform.redis(), "redis-server-7.0.15");
    }

    public Path ffmpeg() {
        return bundle.program(platform.ffmpeg(), "ffmpeg-4.4.1");
    }
}
