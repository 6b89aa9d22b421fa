/**
 * Gateway: the only door for clients. Server (limits) → Door (REST, OpenSubsonic, socket, web player) → Callers (who
 * asks) → Bus (the services) → JSON, or MediaSender for bytes. It keeps nothing that cannot be forgotten.
 */
package polyphony.gateway;
