/**
 * The TCP event-bus door: {@code Door} (server) → {@code Frames} (bounded reading) → {@code Visitor} (one program: signs in, asks, hears,
 * answers) → {@code Bus}. A program that answers is a {@code Presence}: a service instance in the registry like any other.
 */
package polyphony.bridge.door;
