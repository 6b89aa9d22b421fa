package polyphony.gateway.media;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Failure;

/** Sends files: whole or a range, from the page cache to the socket without passing through Java. */
final class FileSender {
    private static final Logger LOG = LoggerFactory.getLogger(FileSender.class);

    private final Vertx vertx;

    FileSender(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Answers the request with the file. NOT_FOUND when it is gone. */
    Future<Void> send(HttpServerRequest request, Content content) {
        HttpServerResponse response = request.response();
        describe(response, content);
        Conditions.Verdict verdict = Conditions.of(request.headers(), content);
        if (verdict != Conditions.Verdict.SEND) {
            return response.setStatusCode(verdict == Conditions.Verdict.FAILED ? 412 : 304)
                    .end();
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            return response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(content.sizeBytes()))
                    .end();
        }
        // Opening may wait for a disk or a network share, so it does not happen here.
        return vertx.executeBlocking(() -> Open.of(content), false)
                .compose(open -> send(request, open).eventually(() -> {
                    open.close();
                    return Future.succeededFuture();
                }));
    }

    private static Future<Void> send(HttpServerRequest request, Open open) {
        Content content = open.content();
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return Future.succeededFuture();
        }
        describe(response, content);
        boolean mayBePart = Conditions.rangeHolds(request.headers(), content);
        ByteRange range = mayBePart ? ByteRange.of(request.getHeader("range"), content.sizeBytes()) : null;
        if (range == null) {
            return sendPart(response, open, 0, content.sizeBytes());
        }
        if (range.isOutside()) {
            return response.setStatusCode(416)
                    .putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + content.sizeBytes())
                    .end();
        }
        response.setStatusCode(206)
                .putHeader(
                        HttpHeaders.CONTENT_RANGE,
                        "bytes " + range.first() + "-" + range.last() + "/" + content.sizeBytes());
        return sendPart(response, open, range.first(), range.length());
    }

    private static Future<Void> sendPart(HttpServerResponse response, Open open, long first, long length) {
        return length == 0
                ? response.putHeader(HttpHeaders.CONTENT_LENGTH, "0").end()
                : response.sendFile(open.channel(), first, length);
    }

    private static void describe(HttpServerResponse response, Content content) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, content.contentType())
                .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes")
                .putHeader(HttpHeaders.CACHE_CONTROL, content.cacheControl());
        response.headers().remove(HttpHeaders.ETAG).remove(HttpHeaders.LAST_MODIFIED);
        if (content.etag() != null) {
            response.putHeader(HttpHeaders.ETAG, content.quotedEtag());
        }
        if (content.modifiedAtMs() > 0) {
            response.putHeader(HttpHeaders.LAST_MODIFIED, Conditions.httpDate(content.modifiedAtMs()));
        }
    }

    /** An open file, described as it is. */
    private record Open(FileChannel channel, Content content) {
        static Open of(Content content) throws IOException {
            try {
                FileChannel channel = FileChannel.open(content.file(), StandardOpenOption.READ);
                return new Open(channel, content.withSize(channel.size()));
            } catch (NoSuchFileException gone) {
                throw Failure.notFound("the file");
            }
        }

        void close() {
            try {
                channel.close();
            } catch (IOException unclosable) {
                LOG.warn("a file could not be closed", unclosable);
            }
        }
    }
}
