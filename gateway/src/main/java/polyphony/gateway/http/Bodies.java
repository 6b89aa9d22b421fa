package polyphony.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import polyphony.gateway.GatewaySettings;

/** Reads a body of bounded size in bounded time. Uploads are not taken, so nothing is ever written for a stranger. */
public final class Bodies implements Handler<RoutingContext> {
    private final Vertx vertx;
    private final BodyHandler reading;
    private final long withinMs;

    public Bodies(Vertx vertx, GatewaySettings settings) {
        this.vertx = vertx;
        this.withinMs = settings.requestWithinSeconds() * 1_000L;
        this.reading = BodyHandler.create(false).setBodyLimit(settings.bodyBytesMax());
    }

    @Override
    public void handle(RoutingContext request) {
        if (request.request().isEnded()) {
            reading.handle(request);
            return;
        }
        long timer = vertx.setTimer(withinMs, late -> tooSlow(request));
        request.addBodyEndHandler(sent -> vertx.cancelTimer(timer));
        request.addEndHandler(ended -> vertx.cancelTimer(timer));
        reading.handle(request);
    }

    private static void tooSlow(RoutingContext request) {
        if (!request.request().isEnded()) {
            request.fail(408);
        }
    }
}
