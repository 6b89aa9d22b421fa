/**
 * The embedded servers: EmbeddedServers starts PostgreSQL, Redis and Kafka side by side, each a Child (process) on a free
 * loopback port, with its data, log, pid and secret in the DataFolder. What a killed parent left behind is stopped first (PidFile).
 * Everything here blocks and runs before the first event loop exists or after the last has gone.
 */
package polyphony.launcher.servers;
