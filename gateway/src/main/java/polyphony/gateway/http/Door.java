package polyphony.gateway.http;

import io.vertx.ext.web.Router;

/** One way in for clients: adds its routes to the router that all doors share. */
@FunctionalInterface
public interface Door {
    void open(Router router);
}
