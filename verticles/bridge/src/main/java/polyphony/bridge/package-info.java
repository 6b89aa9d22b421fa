/**
 * Bridge: by configuration alone, TopicFeed (Kafka → bus) and BridgeService → Outlet (bus → Kafka, answered when Kafka has
 * it). A program in another language needs the event bus only. It has no contract: addresses and topics are settings.
 */
package polyphony.bridge;
