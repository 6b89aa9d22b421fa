package polyphony.launcher.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Remembers a child's process id, so that the next start can find what a killed parent left behind. */
final class PidFile {
    private final Path file;
    private final Path mark;

    /** @param mark a path that the child's command line or executable carries: by it a recycled id is told from our child */
    PidFile(Path file, Path mark) {
        this.file = file;
        this.mark = mark;
    }

    void write(long pid) {
        try {
            Files.writeString(file, Long.toString(pid));
        } catch (IOException e) {
            throw new Refused("The process id cannot be written to " + file, e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Refused("The process id cannot be removed from " + file, e);
        }
    }

    /** The child of an earlier parent, when it still runs and is really ours. */
    Optional<ProcessHandle> leftover() {
        try {
            return Files.exists(file)
                    ? ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                            .filter(this::ours)
                    : Optional.empty();
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private boolean ours(ProcessHandle process) {
        var info = process.info();
        return carriesMark(info.command()) || carriesMark(info.commandLine());
    }

    private boolean carriesMark(Optional<String> text) {
        return text.filter(line -> line.contains(mark.toString())).isPresent();
    }
}
