package polyphony.scanner;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import polyphony.shared.contract.CatalogImport.Folder;
import polyphony.shared.contract.CatalogImport.FolderPart;
import polyphony.shared.contract.ScannedTrack;

/** A catalog for tests: keeps what it is told, as the contract says, and writes down in which order. */
final class MemoryLibrary implements Library {
    final Map<String, Map<String, ScannedTrack>> folders = new TreeMap<>();
    final Map<String, String> fingerprints = new HashMap<>();
    final List<String> told = new ArrayList<>();
    private final Map<String, Set<String>> named = new HashMap<>();
    private Function<FolderPart, Future<Void>> beforeTaking = part -> Future.succeededFuture();

    void beforeTaking(Function<FolderPart, Future<Void>> hook) {
        beforeTaking = hook;
    }

    synchronized List<ScannedTrack> tracks() {
        return folders.values().stream()
                .flatMap(folder -> folder.values().stream())
                .toList();
    }

    ScannedTrack track(String folder, String name) {
        return folders.get(folder).get(name);
    }

    @Override
    public synchronized Future<List<Folder>> folders(String root) {
        var known = new ArrayList<Folder>();
        folders.forEach(
                (path, tracks) -> known.add(new Folder(path, fingerprints.getOrDefault(path, ""), tracks.size())));
        return Future.succeededFuture(known);
    }

    @Override
    public synchronized Future<List<String>> files(String root, String folder) {
        return Future.succeededFuture(List.copyOf(folders.get(folder).keySet()));
    }

    @Override
    public synchronized Future<Void> forget(String root, List<String> paths) {
        for (String path : paths) {
            told.add("gone " + path);
            int slash = path.lastIndexOf('/');
            String folder = path.substring(0, Math.max(0, slash));
            folders.get(folder).remove(path.substring(slash + 1));
            fingerprints.put(folder, "");
        }
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Void> take(FolderPart part) {
        return beforeTaking.apply(part).onSuccess(free -> keep(part));
    }

    private synchronized void keep(FolderPart part) {
        told.add("folder " + part.folder());
        var tracks = folders.computeIfAbsent(part.folder(), path -> new TreeMap<>());
        if (part.first()) {
            named.put(part.folder(), new HashSet<>());
        }
        for (var track : part.tracks()) {
            tracks.put(track.name(), track);
            named.get(part.folder()).add(track.name());
        }
        if (part.last()) {
            tracks.keySet().retainAll(named.get(part.folder()));
            fingerprints.put(part.folder(), part.fingerprint());
        }
    }
}
