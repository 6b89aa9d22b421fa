package polyphony.gateway.subsonic;

import io.vertx.ext.web.RoutingContext;
import polyphony.shared.bus.Caller;
import polyphony.shared.contract.Accounts;

/**
 * A request whose sender is known.
 *
 * @param user null only for what needs no credentials
 */
record Request(RoutingContext http, Query query, Client client, Accounts.User user, Caller caller) {}
