package polyphony.gateway.subsonic;

import io.vertx.core.Future;

/** One method of the protocol that answers with a document. */
@FunctionalInterface
interface Endpoint {
    Future<Document.Part> answer(Request request);

    /** One method of the protocol that answers with bytes, which it sends itself. */
    @FunctionalInterface
    interface Binary {
        Future<Void> send(Request request);
    }
}
