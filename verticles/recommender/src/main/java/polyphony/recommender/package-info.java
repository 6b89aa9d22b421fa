/**
 * Recommender: RecommenderVerticle (bus) and Feeds (topics) → RecommenderService (keep, learn, refresh) → RecommenderStore (SQL: the
 * events, each once) and Models (memory: Library, CoListening, Listener) → Rows and Radios → Candidates, Mix.
 * Refreshes makes a listener's rows anew after an event and tells it.
 * What others may know of it is {@link polyphony.shared.contract.Recommender}.
 */
package polyphony.recommender;
