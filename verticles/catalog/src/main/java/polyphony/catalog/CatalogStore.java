package polyphony.catalog;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import polyphony.shared.contract.Catalog.EntityChanged;
import polyphony.shared.contract.CatalogImport.Files;
import polyphony.shared.contract.CatalogImport.FolderPart;
import polyphony.shared.contract.CatalogImport.Folders;
import polyphony.shared.contract.CatalogImport.Gone;
import polyphony.shared.contract.CatalogImport.ListFiles;
import polyphony.shared.contract.CatalogImport.ListFolders;
import polyphony.shared.contract.TrackId;

/** The truth about the music. Changes are counted: what changed since a count can be asked for. */
interface CatalogStore {
    /** @param version count of all changes that can be read */
    record Position(long version, long changedAtMs) {}

    /** Where the bytes of a track are. */
    record StoredFile(String root, String path, String contentHash, long sizeBytes, long modifiedAtMs) {}

    /** A picture in a music folder. */
    record ArtworkFile(String root, String file) {}

    Future<Position> position();

    /** How many tracks are not tombstoned. */
    Future<Integer> liveTracks();

    /** Artists that are new or changed after the version. */
    Future<List<ArtistFacts>> artistsSince(long version);

    /** Ids of albums that changed after the version, in order of the id, those above {@code after}. */
    Future<List<String>> albumsSince(long version, String after, int limit);

    /** The tracks of these albums that are not tombstoned, those of one album together. */
    Future<List<TrackRow>> tracksOf(List<String> albums);

    Future<Folders> folders(ListFolders wish);

    Future<Files> files(ListFiles wish);

    /** All of the part holds, or nothing. True when anything that others see changed. */
    Future<Boolean> keep(FolderPart part);

    /** Tombstones; true when there was anything to tombstone. */
    Future<Boolean> tombstone(Gone gone);

    /** The text as it was read, or null when the track has none. */
    Future<String> lyrics(TrackId id);

    /** The place, or null for an unknown or tombstoned track. */
    Future<StoredFile> file(TrackId id);

    /** The picture file that an artwork id names, or null when there is none in a music folder. */
    Future<ArtworkFile> artwork(String id);

    /**
     * Writes events for what changed up to the version and was not told of yet, in order of the id, each once.
     *
     * @param after only ids above it; they are taken in runs, because those behind it are not swept away at once
     * @param events what is to be told of each id
     * @return the ids told of, ascending; fewer than {@code limit} when there are no more
     */
    Future<List<String>> announce(
            long version, String after, int limit, Function<List<String>, List<EntityChanged>> events);

    /** Has everything told again. */
    Future<Void> announceAll();
}
