/**
 * Bytes for all doors. MediaSender asks where they are: a file here goes out by sendfile with RFC 9110's ranges and
 * conditions (FileSender), another node's bytes are piped (RemoteSender), small pictures come from memory (Thumbnails).
 */
package polyphony.gateway.media;
