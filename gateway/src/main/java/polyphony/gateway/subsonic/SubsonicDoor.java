package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.gateway.http.Bodies;
import polyphony.gateway.http.Callers;
import polyphony.gateway.http.Door;
import polyphony.gateway.http.Metrics;
import polyphony.gateway.http.RequestScope;
import polyphony.gateway.library.Lookup;
import polyphony.gateway.library.Notes;
import polyphony.gateway.media.MediaSender;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Accounts;

/** {@code /rest}: GET and POST, with and without {@code .view}, in the format that {@code f} names. */
public final class SubsonicDoor implements Door {
    private static final Logger LOG = LoggerFactory.getLogger(SubsonicDoor.class);
    private static final String OPEN_TO_ALL = "getOpenSubsonicExtensions";
    private static final String SUFFIX = ".view";

    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final Map<String, Endpoint.Binary> binaries = new HashMap<>();
    private final Callers callers;
    private final Bodies bodies;

    public SubsonicDoor(
            Bus bus, Clock clock, RandomGenerator random, Callers callers, Bodies bodies, MediaSender media) {
        this.callers = callers;
        this.bodies = bodies;
        var library = new Library(new Notes(bus));
        var lookup = new Lookup(bus);
        new SystemEndpoints(bus).addTo(endpoints);
        var browsing = new Browsing(bus, library);
        new BrowsingEndpoints(bus, library, lookup, browsing).addTo(endpoints);
        new FolderEndpoints(bus, library, browsing).addTo(endpoints);
        new LyricsEndpoints(bus, lookup).addTo(endpoints);
        var ranked = new Ranked(bus, library, lookup);
        new AlbumListEndpoints(bus, library, ranked, random).addTo(endpoints);
        new ListEndpoints(bus, library, ranked, random).addTo(endpoints);
        new SearchEndpoints(bus, library, lookup).addTo(endpoints);
        new SimilarEndpoints(bus, library, lookup).addTo(endpoints);
        new PlaylistEndpoints(bus, library, lookup).addTo(endpoints);
        new AnnotationEndpoints(bus, lookup).addTo(endpoints);
        new ScrobbleEndpoint(bus, lookup, clock).addTo(endpoints);
        new MediaEndpoints(bus, lookup, media).addTo(binaries);
    }

    @Override
    public void open(Router router) {
        router.route("/rest/*").handler(new CrossOrigin());
        router.post("/rest/:method").handler(bodies);
        router.route("/rest/:method").handler(this::answer);
    }

    private void answer(RoutingContext http) {
        String method = method(http);
        var query = new Query(http.request().params());
        var envelope = new Envelope(http);
        if (!http.request().method().equals(HttpMethod.GET)
                && !http.request().method().equals(HttpMethod.HEAD)
                && !http.request().method().equals(HttpMethod.POST)) {
            http.fail(405);
            return;
        }
        Metrics.route(http, isKnown(method) ? "rest." + method : "rest.unknown");
        try {
            envelope.readFormat(query);
            if (method.equals(OPEN_TO_ALL)) {
                envelope.send(SystemEndpoints::extensions);
                return;
            }
            answer(method, query, http, envelope);
        } catch (RuntimeException refused) {
            refuse(envelope, http, method, refused);
        }
    }

    private void answer(String method, Query query, RoutingContext http, Envelope envelope) {
        String address = RequestScope.of(http).client();
        Accounts.Credentials credentials = Login.of(query, address);
        Client client = Versions.client(query);
        signedIn(http, query, client, credentials)
                .compose(request -> run(method, request, envelope))
                .onFailure(cause -> refuse(envelope, http, method, cause));
    }

    private Future<Request> signedIn(
            RoutingContext http, Query query, Client client, Accounts.Credentials credentials) {
        return callers.proof(http, credentials)
                .recover(cause -> Future.failedFuture(Login.refused(credentials, Refusal.of(cause))))
                .map(proof -> new Request(http, query, client, proof.user(), callers.caller(http, proof)));
    }

    private Future<Void> run(String method, Request request, Envelope envelope) {
        Endpoint endpoint = endpoints.get(method);
        if (endpoint != null) {
            return endpoint.answer(request).compose(envelope::send);
        }
        Endpoint.Binary binary = binaries.get(method);
        if (binary != null) {
            return binary.send(request);
        }
        throw new Refusal(Refusal.GENERIC, "This server does not offer " + (isName(method) ? method : "this method"));
    }

    private static void refuse(Envelope envelope, RoutingContext http, String method, Throwable cause) {
        if (http.response().headWritten()) {
            http.fail(cause);
            return;
        }
        if (cause instanceof Failure failure && failure.kind() == Failure.Kind.TOO_MANY && method.equals("stream")) {
            // Too many transcodes: the one answer that clients understand by its status, with Retry-After.
            http.fail(cause);
            return;
        }
        if (!(cause instanceof Failure) && !(cause instanceof Refusal)) {
            LOG.error("{} failed", method, cause);
        }
        envelope.sendFailure(Refusal.of(cause));
    }

    private boolean isKnown(String method) {
        return endpoints.containsKey(method) || binaries.containsKey(method) || method.equals(OPEN_TO_ALL);
    }

    /** Every method that is offered. */
    Set<String> methods() {
        Set<String> all = new HashSet<>(endpoints.keySet());
        all.addAll(binaries.keySet());
        all.add(OPEN_TO_ALL);
        return all;
    }

    private static boolean isName(String method) {
        return method.matches("[A-Za-z0-9.]{1,40}");
    }

    private static String method(RoutingContext http) {
        String method = http.pathParam("method");
        return method.endsWith(SUFFIX) ? method.substring(0, method.length() - SUFFIX.length()) : method;
    }
}
