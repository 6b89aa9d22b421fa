package polyphony.shared.contract;

import java.util.List;
import polyphony.shared.bus.Ask;
import polyphony.shared.bus.Done;

/**
 * How scanners fill the catalogue. A scan of one music folder goes: read {@link #FOLDERS} (what is known), walk the
 * disk, tell {@link #GONE} for files that are no longer there, then for every folder whose fingerprint changed send all
 * of its files in {@link #FOLDER} parts; the last part makes the folder's fingerprint known, so that a scan that is cut
 * off goes on where it stopped. All asks need a service's identity and may be repeated.
 */
public interface CatalogImport {
    Ask<ListFolders, Folders> FOLDERS = Ask.repeatable("catalog.folders", ListFolders.class, Folders.class);
    Ask<ListFiles, Files> FILES = Ask.repeatable("catalog.files", ListFiles.class, Files.class);
    /** Tombstones the tracks of these files: hidden, but everything listeners gave them is kept. */
    Ask<Gone, Done> GONE = Ask.repeatable("catalog.gone", Gone.class, Done.class);
    /**
     * Some files of one folder. A file whose path is unknown, but whose content hash is that of a tombstoned track,
     * revives that track under its old id: so a moved file keeps its id.
     */
    Ask<FolderPart, Done> FOLDER = Ask.repeatable("catalog.folder", FolderPart.class, Done.class);

    /** Most tracks in one {@link FolderPart}. */
    int PART_TRACKS_MAX = 40;

    record ListFolders(String root, String after, int limit) {
        public ListFolders {
            Texts.required("root", root, 4_096);
            Texts.optional("after", after, 4_096);
            Limits.within("limit", limit, 1, 500);
        }
    }

    /**
     * @param path below the root, with '/', empty for the root itself
     * @param fingerprint of names, sizes and times when it was read last
     * @param tracks that are not tombstoned
     */
    record Folder(String path, String fingerprint, int tracks) {}

    record Folders(List<Folder> folders, String next) {
        public Folders {
            folders = List.copyOf(folders);
        }
    }

    record ListFiles(String root, String folder, String after, int limit) {
        public ListFiles {
            Texts.required("root", root, 4_096);
            Texts.optional("folder", folder, 4_096);
            Texts.optional("after", after, 4_096);
            Limits.within("limit", limit, 1, 500);
        }
    }

    /** Files of one folder that are known and not tombstoned, each named within the folder. */
    record Files(List<String> names, String next) {
        public Files {
            names = List.copyOf(names);
        }
    }

    /** @param paths below the root, 1 to 200 */
    record Gone(String root, List<String> paths) {
        public Gone {
            Texts.required("root", root, 4_096);
            Limits.size("paths", paths, 1, 200);
            paths = List.copyOf(paths);
        }
    }

    /**
     * @param scan id of the scan, so that the last part can tombstone what no part of it named
     * @param first true for the first part of this folder in this scan
     * @param last true for the last part: the fingerprint is kept, files of the folder that no part named are tombstoned
     */
    record FolderPart(
            String scan,
            String root,
            String folder,
            boolean first,
            boolean last,
            String fingerprint,
            List<ScannedTrack> tracks) {
        public FolderPart {
            Texts.required("scan", scan, 64);
            Texts.required("root", root, 4_096);
            Texts.required("fingerprint", fingerprint, 128);
            Limits.size("tracks", tracks, 0, PART_TRACKS_MAX);
            tracks = List.copyOf(tracks);
        }
    }
}
