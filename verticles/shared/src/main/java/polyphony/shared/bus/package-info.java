/**
 * How services meet: {@link polyphony.shared.bus.Ask} and {@link polyphony.shared.bus.Announcement} name what crosses,
 * {@link polyphony.shared.bus.Bus} carries it. Caller → breaker → instance → endpoint → handler, and the answer or the
 * {@link polyphony.shared.bus.Failure} back. What must not be lost does not travel here but in Kafka.
 */
package polyphony.shared.bus;
