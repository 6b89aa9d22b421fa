package polyphony.launcher.servers;

import java.util.Locale;

/** The kinds of machine for which server programs are bundled, and what the archives call them. */
public enum Platform {
    LINUX_AMD64("linux-x86_64", "linux-amd64", "amd64"),
    LINUX_ARM64("linux-arm_64", "linux-arm64", "aarch64");

    private final String postgresName;
    private final String redisName;
    private final String ffmpegName;

    Platform(String postgresName, String redisName, String ffmpegName) {
        this.postgresName = postgresName;
        this.redisName = redisName;
        this.ffmpegName = ffmpegName;
    }

    /** @throws Refused on a machine for which nothing is bundled */
    public static Platform of(String osName, String osArch) {
        var linux = osName.toLowerCase(Locale.ROOT).startsWith("linux");
        if (linux && (osArch.equals("amd64") || osArch.equals("x86_64"))) {
            return LINUX_AMD64;
        }
        if (linux && osArch.equals("aarch64")) {
            return LINUX_ARM64;
        }
        throw new Refused(
                "The embedded servers are bundled for Linux on amd64 and arm64; this is " + osName + " on " + osArch
                        + ". Set postgres.uri, redis.uri and kafka.servers in conf/common.yaml to servers of your own.");
    }

    String postgres() {
        return "/postgres-" + postgresName + ".txz";
    }

    String redis() {
        return "/redis-server-7.0.15-" + redisName;
    }

    String ffmpeg() {
        return "/ws/schild/jave/nativebin/ffmpeg-" + ffmpegName;
    }
}
