package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.regex.Pattern;
import polyphony.gateway.http.Json;
import polyphony.shared.bus.Failure;

/** Wraps an answer or a failure in {@code subsonic-response} and sends it; the HTTP status is 200 for both. */
final class Envelope {
    private static final String NAME = "subsonic-response";
    private static final String SERVER_VERSION = "0.1.0";
    private static final Pattern FUNCTION = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$.]{0,99}");

    private static final List<CharSequence> DESCRIPTIONS = List.of(
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.ACCEPT_RANGES,
            HttpHeaders.ETAG,
            HttpHeaders.LAST_MODIFIED);

    private enum Format {
        XML("text/xml; charset=utf-8"),
        JSON("application/json"),
        JSONP("application/javascript");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }
    }

    private final RoutingContext http;
    private Format format = Format.XML;
    private String function;

    Envelope(RoutingContext http) {
        this.http = http;
    }

    /** Learns the format; what goes wrong before that is told in XML, the protocol's default. */
    void readFormat(Query query) {
        String wanted = query.text("f");
        switch (wanted == null ? "xml" : wanted) {
            case "xml" -> format = Format.XML;
            case "json" -> format = Format.JSON;
            case "jsonp" -> {
                function = query.required("callback");
                if (!FUNCTION.matcher(function).matches()) {
                    throw Failure.invalid("callback", "must be the name of a function");
                }
                format = Format.JSONP;
            }
            default -> throw Failure.invalid("f", "must be xml, json or jsonp");
        }
    }

    Future<Void> send(Document.Part answer) {
        return write("ok", answer);
    }

    void sendFailure(Refusal refusal) {
        // What described the music or the picture that will not come now.
        DESCRIPTIONS.forEach(http.response().headers()::remove);
        write(
                "failed",
                document -> document.object(
                        "error", error -> error.field("code", refusal.code()).field("message", refusal.getMessage())));
    }

    private Future<Void> write(String status, Document.Part answer) {
        Document.Part whole = document -> {
            document.field("status", status)
                    .field("version", Versions.PROTOCOL)
                    .field("type", "polyphony")
                    .field("serverVersion", SERVER_VERSION)
                    .field("openSubsonic", true);
            answer.writeTo(document);
        };
        Buffer text = switch (format) {
            case XML -> new XmlDocument().whole(NAME, whole);
            case JSON -> new JsonDocument().whole(NAME, whole);
            case JSONP -> new JsonDocument().called(function, NAME, whole);
        };
        http.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Json.send(http.request(), format.contentType, text);
        return Future.succeededFuture();
    }
}
