package polyphony.scanner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import polyphony.scanner.tags.TagReader;
import polyphony.scanner.tags.TagReader.Reading;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.ScannedTrack;
import polyphony.shared.contract.Scanner.Problem;

/** Reads all files of an album unit and decides what only the whole of it tells. Blocks: for worker threads. */
final class UnitReader {
    private static final int PICTURES_TRIED = 3;

    record FolderTracks(DiskFolder folder, List<ScannedTrack> tracks) {}

    /** @param reliable false when the disk failed, so that what is missing here may be there after all */
    record UnitRead(List<FolderTracks> folders, List<Problem> problems, boolean reliable) {}

    private final TagReader tagReader;
    private final Pictures pictures;

    UnitReader(TagReader tagReader, Pictures pictures) {
        this.tagReader = tagReader;
        this.pictures = pictures;
    }

    /** @param fileDone runs after each file */
    UnitRead read(Path root, AlbumUnit unit, Runnable fileDone, BooleanSupplier cancelled) {
        var reading = new Run(root, unit);
        for (var folder : unit.folders()) {
            for (var file : folder.audio()) {
                if (cancelled.getAsBoolean()) {
                    return new UnitRead(List.of(), List.of(), false);
                }
                reading.file(folder, file);
                fileDone.run();
            }
        }
        return reading.result();
    }

    /** One unit being read. */
    private final class Run {
        private final Path root;
        private final AlbumUnit unit;
        private final List<ReadFile> files = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final Map<String, Optional<Artwork>> covers = new HashMap<>();
        private final Map<String, Map<String, DiskFile>> lyrics = new HashMap<>();
        private int unreadable;
        private boolean vanished;

        Run(Path root, AlbumUnit unit) {
            this.root = root;
            this.unit = unit;
        }

        void file(DiskFolder folder, DiskFile file) {
            String path = folder.pathOf(file.name());
            Path place = root.resolve(path);
            Reading reading = tagReader.read(place);
            if (reading instanceof Reading.Read read) {
                try {
                    String hash = ContentHash.of(place);
                    var names = PathNames.of(folder.path(), file.name());
                    String beside = besideLyrics(folder, file);
                    String words = beside == null ? read.tags().lyrics() : beside;
                    files.add(new ReadFile(folder, file, read.tags(), names, hash, cutLyrics(words)));
                } catch (IOException e) {
                    unreadable(path, "The disk did not give the file (" + e.getMessage() + ").");
                    vanished |= Files.notExists(place);
                }
            } else if (reading instanceof Reading.Broken broken) {
                problems.add(new Problem(path, broken.reason()));
            } else if (reading instanceof Reading.Unreadable unreadable) {
                unreadable(path, unreadable.reason());
                vanished |= unreadable.vanished();
            }
        }

        private void unreadable(String path, String reason) {
            problems.add(new Problem(path, reason));
            unreadable++;
        }

        private String besideLyrics(DiskFolder folder, DiskFile file) {
            var beside = lyrics.computeIfAbsent(folder.path(), unused -> byStem(folder));
            var found = beside.get(FileKind.stem(file.name()));
            return found == null ? null : LyricsFiles.read(root.resolve(folder.pathOf(found.name())));
        }

        private static Map<String, DiskFile> byStem(DiskFolder folder) {
            return folder.lyrics().stream()
                    .collect(Collectors.toMap(file -> FileKind.stem(file.name()), file -> file, (one, two) -> one));
        }

        UnitRead result() {
            var tracks = new LinkedHashMap<String, FolderTracks>();
            unit.folders().forEach(folder -> tracks.put(folder.path(), new FolderTracks(folder, new ArrayList<>())));
            var albums = files.stream()
                    .collect(Collectors.groupingBy(ReadFile::albumKey, LinkedHashMap::new, Collectors.toList()));
            albums.values().stream()
                    .map(AlbumFacts::albums)
                    .flatMap(List::stream)
                    .forEach(album -> album(album, tracks));
            // One file that the disk refuses is that file's trouble; all of them are the disk's.
            boolean reliable = !vanished && unreadable < unit.files();
            return new UnitRead(List.copyOf(tracks.values()), problems, reliable);
        }

        private void album(List<ReadFile> album, Map<String, FolderTracks> tracks) {
            var facts = AlbumFacts.of(album);
            Function<String, Artwork> artwork = artworkOf(album);
            for (var read : album) {
                String folder = read.folder().path();
                try {
                    tracks.get(folder).tracks().add(TrackFacts.of(read, facts, artwork.apply(folder)));
                } catch (Failure refused) {
                    problems.add(
                            new Problem(read.path(), "The catalogue cannot take the file: " + refused.getMessage()));
                }
            }
        }

        /** A folder's own cover, then the one above its discs, then what is inside the files, then another disc's. */
        private Function<String, Artwork> artworkOf(List<ReadFile> album) {
            var found = new HashMap<String, Artwork>();
            for (var folder : unit.folders()) {
                cover(folder)
                        .or(() -> unit.above().flatMap(this::cover))
                        .ifPresent(art -> found.put(folder.path(), art));
            }
            if (found.size() == unit.folders().size()) {
                return found::get;
            }
            Artwork shared = embedded(album)
                    .or(() -> found.values().stream().findFirst())
                    .orElse(null);
            return folder -> found.getOrDefault(folder, shared);
        }

        private Optional<Artwork> cover(DiskFolder folder) {
            return covers.computeIfAbsent(folder.path(), unused -> pictures.cover(root, folder, this::refused));
        }

        private Optional<Artwork> embedded(List<ReadFile> album) {
            return album.stream()
                    .filter(read -> read.tags().hasPicture())
                    .sorted(Comparator.comparing(ReadFile::disc, Comparator.nullsFirst(Comparator.naturalOrder()))
                            .thenComparing(ReadFile::track, Comparator.nullsLast(Comparator.naturalOrder())))
                    .limit(PICTURES_TRIED)
                    .map(read -> pictures.embedded(root.resolve(read.path()), read.path(), this::refused))
                    .flatMap(Optional::stream)
                    .findFirst();
        }

        private void refused(String path, String reason) {
            problems.add(new Problem(path, reason));
        }
    }

    /** 32 KiB of UTF-8 at most, whole lines. */
    private static String cutLyrics(String lyrics) {
        int max = 32 * 1024;
        if (lyrics == null || lyrics.length() * 3L <= max) {
            return lyrics;
        }
        var kept = new StringBuilder();
        int bytes = 0;
        for (String line : lyrics.split("\n")) {
            bytes += line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 1;
            if (bytes > max) {
                break;
            }
            kept.append(line).append('\n');
        }
        return kept.isEmpty() ? null : kept.toString().stripTrailing();
    }
}
