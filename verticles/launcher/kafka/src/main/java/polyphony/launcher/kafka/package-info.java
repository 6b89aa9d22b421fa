/**
 * The embedded Kafka broker: one class that formats its storage the first time and then serves until it is told to stop.
 * The launcher starts it as a child process; nothing else of Polyphony is on its class path.
 */
package polyphony.launcher.kafka;
