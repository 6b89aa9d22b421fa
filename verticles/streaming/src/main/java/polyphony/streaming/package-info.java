/**
 * Streaming: StreamingVerticle (bus) → StreamingService (which bytes) → a file on this node, or a signed address of
 * TranscodeServer (HTTP) → Transcode (one ffmpeg whose output goes to the listener as fast as it is taken).
 * What others may know is {@link polyphony.shared.contract.Streaming}.
 */
package polyphony.streaming;
