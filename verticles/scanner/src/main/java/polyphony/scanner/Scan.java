package polyphony.scanner;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import polyphony.shared.contract.CatalogImport.Folder;
import polyphony.shared.contract.Scanner;

/**
 * One scan of one music folder: walk the disk, compare with the catalog, tell what is missing, read what is new. It goes on
 * where an earlier one was cut off, because a folder's fingerprint is known to the catalog only when all of it was taken.
 */
final class Scan {
    /** Units under way at once: one is read while the other is taken by the catalog. More would only crowd out listeners. */
    private static final int LANES = 2;

    private final Path root;
    private final Scanner.Start wish;
    private final Library library;
    private final UnitReader unitReader;
    private final Import importing;
    private final WorkerExecutor workers;
    private final ScanProgress progress;
    private final ProblemBook problems;
    private final Walk.FolderListener listener;
    private final BooleanSupplier cancelled;

    Scan(
            Path root,
            Scanner.Start wish,
            Tools tools,
            ScanProgress progress,
            ProblemBook problems,
            BooleanSupplier cancelled) {
        this.root = root;
        this.wish = wish;
        this.library = tools.library();
        this.unitReader = tools.unitReader();
        this.importing = new Import(tools.library(), tools.newScanId().get(), root.toString());
        this.workers = tools.workers();
        this.listener = tools.listener();
        this.progress = progress;
        this.problems = problems;
        this.cancelled = cancelled;
    }

    /** Ends with the reason why nothing was changed, or with nothing when all went well or was cancelled. */
    Future<Optional<String>> run() {
        progress.walking();
        return library.folders(root.toString())
                .compose(known -> workers.executeBlocking(this::walk, false)
                        .compose(walked -> walked.isEmpty() ? stop(missingRoot()) : compare(known, walked.get())));
    }

    private static Future<Optional<String>> stop(String reason) {
        return Future.succeededFuture(Optional.of(reason));
    }

    private static Future<Optional<String>> end() {
        return Future.succeededFuture(Optional.empty());
    }

    private String missingRoot() {
        return "The music folder " + root + " is not there or cannot be read. Nothing was changed.";
    }

    private Optional<Walk.Found> walk() throws Exception {
        if (!Files.isDirectory(root) || !Files.isReadable(root)) {
            return Optional.empty();
        }
        return Optional.of(Walk.through(root, listener, progress::found, cancelled));
    }

    private Future<Optional<String>> compare(List<Folder> known, Walk.Found walked) {
        if (!walked.complete()) {
            return end();
        }
        if (walked.files() == 0) {
            return stop("The music folder " + root + " holds no music. Nothing was changed.");
        }
        var units = AlbumUnit.of(walked.folders());
        problems.walked(
                root.toString(),
                walked.unreadable(),
                units.stream().map(AlbumUnit::path).collect(Collectors.toSet()));
        progress.problems(problems.count());
        var differences = Comparison.of(known, units, walked, wish.full(), problems.unitsOf(root.toString()));
        progress.missing();
        return missing(differences).compose(loss -> {
            boolean accepted = Boolean.TRUE.equals(wish.acceptLoss());
            if (!accepted && loss.isSuspicious(differences.knownTracks())) {
                return stop(loss.reason(root.toString(), differences.knownTracks()));
            }
            return forget(loss).compose(told -> readAll(differences.toRead()));
        });
    }

    /** Finds out which files are gone before anything is read, so that a moved file finds its old self. */
    private Future<Loss> missing(Comparison differences) {
        var loss = new Loss();
        loss.appeared(differences.filesInDiffering());
        return Lanes.run(LANES, differences.vanished(), folder -> vanished(folder, loss), cancelled)
                .compose(done -> Lanes.run(LANES, differences.changed(), folder -> changed(folder, loss), cancelled))
                .map(loss);
    }

    private Future<Void> vanished(Folder folder, Loss loss) {
        return library.files(root.toString(), folder.path())
                .onSuccess(names -> names.forEach(name -> loss.gone(pathOf(folder.path(), name))))
                .mapEmpty();
    }

    private Future<Void> changed(DiskFolder folder, Loss loss) {
        return library.files(root.toString(), folder.path())
                .onSuccess(names -> {
                    var there = new HashSet<String>();
                    folder.audio().forEach(file -> there.add(file.name()));
                    names.forEach(name -> {
                        if (there.contains(name)) {
                            loss.appeared(-1);
                        } else {
                            loss.gone(pathOf(folder.path(), name));
                        }
                    });
                })
                .mapEmpty();
    }

    private static String pathOf(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    private Future<Void> forget(Loss loss) {
        if (loss.gone().isEmpty() || cancelled.getAsBoolean()) {
            return Future.succeededFuture();
        }
        return library.forget(root.toString(), new ArrayList<>(loss.gone()))
                .onSuccess(told -> progress.gone(loss.gone().size()));
    }

    private Future<Optional<String>> readAll(List<AlbumUnit> units) {
        progress.reading(units.stream().mapToInt(AlbumUnit::files).sum());
        return Lanes.run(LANES, units, this::read, cancelled).compose(done -> end());
    }

    private Future<Void> read(AlbumUnit unit) {
        return workers.executeBlocking(() -> unitReader.read(root, unit, progress::fileDone, cancelled), false)
                .compose(read -> {
                    if (cancelled.getAsBoolean()) {
                        return Future.succeededFuture();
                    }
                    problems.read(root.toString(), unit.path(), read.problems());
                    progress.problems(problems.count());
                    return read.reliable()
                            ? importing
                                    .take(unit, read)
                                    .onSuccess(progress::taken)
                                    .mapEmpty()
                            : Future.succeededFuture();
                });
    }
}
