package polyphony.catalog;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import polyphony.shared.bus.Ask;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.CatalogImport;

/** Which address is answered by which rule. */
record CatalogAddresses(CatalogService catalog, ImportService imports, ArtworkService artwork) {
    /** Ends when the whole cluster knows. */
    Future<Void> answer(Bus bus) {
        return Future.all(List.of(
                        read(bus, Catalog.STATUS, catalog::status),
                        read(bus, Catalog.ARTISTS, catalog::artists),
                        read(bus, Catalog.ALBUMS, catalog::albums),
                        read(bus, Catalog.TRACKS, catalog::tracks),
                        read(bus, Catalog.GENRES, catalog::genres),
                        read(bus, Catalog.ARTIST, catalog::artist),
                        read(bus, Catalog.ALBUM, catalog::album),
                        read(bus, Catalog.TRACKS_BY_ID, catalog::tracksById),
                        read(bus, Catalog.ALBUMS_BY_ID, catalog::albumsById),
                        read(bus, Catalog.ARTISTS_BY_ID, catalog::artistsById),
                        bus.answer(Catalog.LYRICS, (wish, caller) -> catalog.lyrics(wish)),
                        bus.answer(Catalog.FILE, (wish, caller) -> catalog.file(wish)),
                        bus.answer(Catalog.ARTWORK, (wish, caller) -> artwork.picture(wish)),
                        bus.answer(CatalogImport.FOLDERS, imports::folders),
                        bus.answer(CatalogImport.FILES, imports::files),
                        bus.answer(CatalogImport.GONE, imports::gone),
                        bus.answer(CatalogImport.FOLDER, imports::folder)))
                .mapEmpty();
    }

    private static <Q, A> Future<Void> read(Bus bus, Ask<Q, A> ask, Function<Q, A> rule) {
        return bus.answer(ask, (wish, caller) -> Future.succeededFuture(rule.apply(wish)));
    }
}
