package polyphony.launcher;

import java.nio.file.Path;

/** Sends the log of this process to a file: the terminal is for the person. To be called before the first line is logged. */
final class LogFile {
    private LogFile() {}

    static void use(Path file) {
        System.setProperty("polyphony.log", file.toString());
        System.setProperty("logback.configurationFile", "logback-up.xml");
    }
}
