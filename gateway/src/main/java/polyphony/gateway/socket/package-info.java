/**
 * The WebSocket: SocketHub hears what services announce → EventLog (a number for each, and the last ones kept) →
 * SocketClient (one listener's connection). A message is a hint that something changed; the client fetches it.
 */
package polyphony.gateway.socket;
