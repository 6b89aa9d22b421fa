package polyphony.scanner.tags;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads single audio files. Goes by what is in a file, not by its ending. Keeps nothing; any thread may use it. */
public final class TagReader {
    /** What came of reading one file. */
    public sealed interface Reading {
        record Read(Tags tags) implements Reading {}

        /** @param reason one sentence for the owner of the music */
        record Broken(String reason) implements Reading {}

        /**
         * The disk did not give the file, which says nothing about what is in it.
         *
         * @param vanished true when it is no longer there
         */
        record Unreadable(String reason, boolean vanished) implements Reading {}
    }

    public Reading read(Path file) {
        try {
            var found = find(file, false);
            return new Reading.Read(new Interpreter(found).tags());
        } catch (BrokenFile broken) {
            return new Reading.Broken(broken.getMessage());
        } catch (NoSuchFileException gone) {
            return new Reading.Unreadable("The file went away while the scan ran.", true);
        } catch (AccessDeniedException denied) {
            return new Reading.Unreadable("The file may not be read: permission denied.", false);
        } catch (IOException e) {
            return new Reading.Unreadable("The disk did not give the file (" + e.getMessage() + ").", false);
        } catch (RuntimeException unexpected) {
            // No file may stop a scan, not even one that finds a fault in a reader.
            return new Reading.Broken("The tags of the file make no sense (" + unexpected + ").");
        }
    }

    /** The embedded front cover, else any embedded picture; at most 10 MiB, and not looked at yet. */
    public Optional<byte[]> picture(Path file) {
        try {
            return Optional.ofNullable(find(file, true).pictureBytes()).filter(bytes -> bytes.length > 0);
        } catch (BrokenFile | IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Found find(Path file, boolean pictureWanted) throws IOException, BrokenFile {
        var found = new Found(pictureWanted);
        try (var source = Source.open(file)) {
            if (source.size() == 0) {
                throw new BrokenFile("The file is empty.");
            }
            read(source, found);
        }
        return found;
    }

    private static void read(Source source, Found found) throws IOException, BrokenFile {
        long start = skipId3(source, found);
        if (source.has(start, "fLaC")) {
            Flac.read(source, start, found);
        } else if (source.has(0, "OggS")) {
            Ogg.read(source, found);
        } else if (source.has(4, "ftyp")) {
            Mp4.read(source, found);
        } else if ((source.has(0, "RIFF") || source.has(0, "RF64")) && source.has(8, "WAVE")) {
            Wav.read(source, found);
        } else if (source.has(0, "FORM") && (source.has(8, "AIFF") || source.has(8, "AIFC"))) {
            Aiff.read(source, found);
        } else {
            Mp3.read(source, start, found);
        }
    }

    /** Tags may follow one another; behind them the sound begins. */
    private static long skipId3(Source source, Found found) throws IOException, BrokenFile {
        long at = 0;
        for (int i = 0; i < 4 && Id3v2.isAt(source, at); i++) {
            Id3v2.read(source, at, found);
            at = Id3v2.end(source, at);
        }
        return at;
    }
}
