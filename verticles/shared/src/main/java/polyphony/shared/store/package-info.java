/**
 * How services keep what must last: {@link polyphony.shared.store.Database} is their schema in PostgreSQL; state and
 * event are written together ({@link polyphony.shared.store.Outbox}), carried to Kafka by
 * {@link polyphony.shared.store.OutboxRelay}, and handled once by whoever reads ({@link polyphony.shared.store.Inbox}).
 */
package polyphony.shared.store;
