package polyphony.launcher;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import polyphony.shared.node.Node;

/** The gateway as a client sees it. */
final class FrontDoor {
    private static final long TRY_AGAIN_MS = 100;
    private static final String ANY_ADDRESS = "0.0.0.0";
    private static final String LOOPBACK = "127.0.0.1";

    private final Node node;
    private final String host;
    private final int port;

    FrontDoor(Node node, String host, int port) {
        this.node = node;
        this.host = host.equals(ANY_ADDRESS) ? LOOPBACK : host;
        this.port = port;
    }

    String address() {
        return "http://" + host + ":" + port;
    }

    /** Ends when the gateway has answered a request; asks until it does. */
    Future<Void> answers() {
        var client = node.vertx().createHttpClient();
        Promise<Void> answered = Promise.promise();
        knock(client, answered);
        return answered.future().eventually(client::close);
    }

    private void knock(HttpClient client, Promise<Void> answered) {
        client.request(HttpMethod.GET, port, host, "/")
                .compose(request -> request.send())
                .onSuccess(response -> answered.complete())
                .onFailure(notYet -> node.vertx().setTimer(TRY_AGAIN_MS, again -> knock(client, answered)));
    }
}
