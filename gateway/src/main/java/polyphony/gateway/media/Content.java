package polyphony.gateway.media;

import java.nio.file.Path;

/**
 * A file to be sent.
 *
 * @param etag strong validator, without quotes; null when there is none
 * @param modifiedAtMs of the file, 0 when unknown
 * @param cacheControl what browsers may keep
 */
record Content(Path file, String contentType, long sizeBytes, String etag, long modifiedAtMs, String cacheControl) {
    String quotedEtag() {
        return etag == null ? null : '"' + etag + '"';
    }

    /** The same file as it is now; a validator of other bytes would be a lie. */
    Content withSize(long actualBytes) {
        return actualBytes == sizeBytes ? this : new Content(file, contentType, actualBytes, null, 0, "no-store");
    }
}
