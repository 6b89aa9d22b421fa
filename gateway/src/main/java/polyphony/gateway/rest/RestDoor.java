package polyphony.gateway.rest;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import polyphony.gateway.http.Bodies;
import polyphony.gateway.http.Callers;
import polyphony.gateway.http.Door;
import polyphony.gateway.http.Json;
import polyphony.gateway.http.Metrics;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Accounts;

/** {@code /api/v1}: one route for each operation of the document, checked by its rules, answered by its handler. */
public final class RestDoor implements Door {
    static final String ROOT = "/api/v1";
    static final String COOKIE = "polyphony";

    private static final String BEARER = "Bearer ";
    private static final int TOKEN_LENGTH_MAX = 200;

    private final ApiDocument document = ApiDocument.own();
    private final Map<String, Handling> handlers = new HashMap<>();
    private final Callers callers;
    private final Bodies bodies;

    /** @throws IllegalStateException when document and handlers do not name the same operations */
    public RestDoor(Callers callers, Bodies bodies, List<Group> groups) {
        this.callers = callers;
        this.bodies = bodies;
        handlers.put("getDocument", this::getDocument);
        groups.forEach(group -> group.add(handlers));
        List<String> named = document.operations().stream().map(Operation::id).toList();
        if (!handlers.keySet().equals(Set.copyOf(named))) {
            throw new IllegalStateException("openapi.yaml names " + named + ", there are handlers for " + handlers);
        }
    }

    @Override
    public void open(Router router) {
        for (Operation operation : document.operations()) {
            Route route = router.route(operation.method(), ROOT + operation.path());
            route.handler(request -> begin(request, operation));
            if (operation.body() != null) {
                route.handler(bodies);
            }
            route.handler(request -> answer(request, operation, handlers.get(operation.id())));
        }
        router.route(ROOT + "/*").handler(RestDoor::nothingHere);
    }

    private static void begin(RoutingContext request, Operation operation) {
        Metrics.route(request, operation.id());
        request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        request.next();
    }

    private static void nothingHere(RoutingContext request) {
        request.fail(404);
    }

    private void answer(RoutingContext request, Operation operation, Handling handler) {
        who(request, operation)
                .compose(caller -> handler.handle(new Call(request, CallReader.values(request, operation), caller)))
                .onSuccess(reply -> send(request, reply))
                .onFailure(request::fail);
    }

    private Future<Caller> who(RoutingContext request, Operation operation) {
        if (!operation.signedIn()) {
            return Future.succeededFuture();
        }
        String bearer = bearer(request);
        Cookie cookie = bearer == null && operation.cookie() ? request.request().getCookie(COOKIE) : null;
        String token = cookie == null ? bearer : cookie.getValue();
        if (token == null || token.isBlank()) {
            return Future.failedFuture(Failure.unauthenticated("this needs a bearer token"));
        }
        if (token.length() > TOKEN_LENGTH_MAX) {
            return Future.failedFuture(Failure.unauthenticated("the bearer token is not known"));
        }
        return callers.of(request, Accounts.Credentials.ofBearer(token));
    }

    /** The token of the Authorization header, or null. */
    static String bearer(RoutingContext request) {
        String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }

    private static void send(RoutingContext request, Reply reply) {
        if (reply.sent() || request.response().ended()) {
            return;
        }
        request.response().setStatusCode(reply.status());
        if (reply.body() == null) {
            request.response().end();
        } else {
            Json.send(request.request(), ApiJson.encode(reply.body()));
        }
    }

    private Future<Reply> getDocument(Call call) {
        call.request().response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        Json.send(call.request().request(), "application/yaml", document.text());
        return Future.succeededFuture(Reply.alreadySent());
    }

    /** Answers one operation. May throw a {@link Failure}. */
    @FunctionalInterface
    interface Handling {
        Future<Reply> handle(Call call);
    }

    /** The handlers of operations that belong together. */
    @FunctionalInterface
    public interface Group {
        /** Adds handlers by the operations' ids. */
        void add(Map<String, Handling> handlers);
    }
}
