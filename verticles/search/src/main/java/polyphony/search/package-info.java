/**
 * Search: CatalogReader (topic) → CatalogFeed → SearchIndex (Lucene in a folder); SearchVerticle (bus) → SearchService (recent answers,
 * typos off the event loop) → SearchIndex → Lookup → Plan (which steps) and Finder (takes them).
 * What others may know of it is {@link polyphony.shared.contract.Search}.
 */
package polyphony.search;
