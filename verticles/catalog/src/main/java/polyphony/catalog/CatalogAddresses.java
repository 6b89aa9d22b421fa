package polyphony.catalog;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import polyphony.shared.bus.Ask;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.CatalogImport;

/** Which address is answered by which rule. */
record CatalogAddresses(Bus bus, CatalogService catalog, ImportService imports, ArtworkService artwork) {
    /** Ends when the whole cluster knows. */
    Future<Void> open() {
        return Future.all(List.of(
                        answer(Catalog.STATUS, catalog::status),
                        answer(Catalog.ARTISTS, catalog::artists),
                        answer(Catalog.ALBUMS, catalog::albums),
                        answer(Catalog.TRACKS, catalog::tracks),
                        answer(Catalog.GENRES, catalog::genres),
                        answer(Catalog.ARTIST, catalog::artist),
                        answer(Catalog.ALBUM, catalog::album),
                        answer(Catalog.TRACKS_BY_ID, catalog::tracksById),
                        answer(Catalog.ALBUMS_BY_ID, catalog::albumsById),
                        answer(Catalog.ARTISTS_BY_ID, catalog::artistsById),
                        bus.answer(Catalog.LYRICS, (wish, caller) -> catalog.lyrics(wish)),
                        bus.answer(Catalog.FILE, (wish, caller) -> catalog.file(wish)),
                        bus.answer(Catalog.ARTWORK, (wish, caller) -> artwork.picture(wish)),
                        bus.answer(CatalogImport.FOLDERS, imports::folders),
                        bus.answer(CatalogImport.FILES, imports::files),
                        bus.answer(CatalogImport.GONE, imports::gone),
                        bus.answer(CatalogImport.FOLDER, imports::folder)))
                .mapEmpty();
    }

    /** What memory answers at once. */
    private <Q, A> Future<Void> answer(Ask<Q, A> ask, Function<Q, A> rule) {
        return bus.answer(ask, (wish, caller) -> Future.succeededFuture(rule.apply(wish)));
    }
}
