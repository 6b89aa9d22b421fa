/**
 * Catalog: CatalogVerticle (bus) → CatalogService, ImportService, ArtworkService (rules) → CatalogStore (SQL). Reads are
 * answered by the Library in memory, which LibraryKeeper reads anew, album by album, after changes; Announcer then tells
 * the topic what changed. What others may know of it is {@link polyphony.shared.contract.Catalog} and
 * {@link polyphony.shared.contract.CatalogImport}.
 */
package polyphony.catalog;
