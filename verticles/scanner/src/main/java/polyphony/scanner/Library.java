package polyphony.scanner;

import io.vertx.core.Future;
import java.util.List;
import polyphony.shared.contract.CatalogImport.Folder;
import polyphony.shared.contract.CatalogImport.FolderPart;

/** The catalog, as far as a scan needs it. */
interface Library {
    /** All folders that it knows below a root, with what they looked like when they were read last. */
    Future<List<Folder>> folders(String root);

    /** Names of the files that it knows in a folder, without those that are gone already. */
    Future<List<String>> files(String root, String folder);

    /** These files are no longer there: any number of paths below the root. */
    Future<Void> forget(String root, List<String> paths);

    Future<Void> take(FolderPart part);
}
