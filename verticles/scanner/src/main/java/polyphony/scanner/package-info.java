/**
 * The scanner: ScannerVerticle (bus) → ScannerService (one scan at a time) → Scan: Walk (the disk) → Comparison (what changed)
 * → FolderReader (tags, pictures, albums) → Library (the catalog, over the bus). Watcher starts a scan when the disk changes.
 * What others may know of it is {@link polyphony.shared.contract.Scanner}; what it tells the catalog is
 * {@link polyphony.shared.contract.CatalogImport}. Nothing below a music folder is ever written.
 */
package polyphony.scanner;
