package polyphony.scanner;

import java.util.List;

/**
 * A folder with music in it, or with a cover for the folders below.
 *
 * @param path below the root, with '/', empty for the root itself
 * @param fingerprint changes when a name, size or time of a file below changes that matters here
 */
record DiskFolder(String path, String fingerprint, List<DiskFile> audio, List<DiskFile> lyrics, List<DiskFile> covers) {
    DiskFolder {
        audio = List.copyOf(audio);
        lyrics = List.copyOf(lyrics);
        covers = List.copyOf(covers);
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String parent() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    String pathOf(String file) {
        return path.isEmpty() ? file : path + "/" + file;
    }
}
