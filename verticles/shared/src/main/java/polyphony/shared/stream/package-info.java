/**
 * What must not be lost, between services: topics of Kafka. {@link polyphony.shared.stream.TopicWriter} writes (mostly on
 * behalf of an outbox), {@link polyphony.shared.stream.TopicReader} reads batch by batch and commits only what was
 * handled, {@link polyphony.shared.stream.Topics} makes what does not exist yet.
 */
package polyphony.shared.stream;
