/**
 * Activity: ActivityVerticle (bus) → ActivityService (rules) → ActivityStore (SQL) → outbox → topic {@code activity}.
 * What a listener gave and the counts made of it are read from memory ({@link polyphony.activity.ListenerAnnotations}),
 * the history from PostgreSQL. What others may know is {@link polyphony.shared.contract.Activity}.
 */
package polyphony.activity;
