/**
 * One file a service: its addresses and the records that cross them. The whole conversation of the system can be read
 * here. Addresses are {@code service.verb}, bodies are JSON, unknown fields are ignored, so that jars of different
 * versions and programs in other languages can talk.
 */
package polyphony.shared.contract;
