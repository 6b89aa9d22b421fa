/**
 * The edge that all doors share: limits of the server, request ids, security headers, who asks, how a failure reads,
 * gzip, health and metrics. A {@link polyphony.gateway.http.Door} adds its routes to it.
 */
package polyphony.gateway.http;
