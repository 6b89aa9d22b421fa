/**
 * OpenSubsonic, the protocol of the apps that exist: {@link polyphony.gateway.subsonic.SubsonicDoor} → credentials →
 * endpoint → one description of the answer, written as XML, JSON or JSONP by a {@link polyphony.gateway.subsonic.Document}.
 * Failures keep the full envelope and HTTP status 200, as the protocol wants.
 */
package polyphony.gateway.subsonic;
