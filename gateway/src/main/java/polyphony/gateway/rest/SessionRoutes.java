package polyphony.gateway.rest;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.time.Clock;
import java.util.Map;
import polyphony.gateway.http.Callers;
import polyphony.gateway.http.RequestScope;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.contract.Accounts;

/** Signing in and out. */
public final class SessionRoutes implements RestDoor.Group {
    private final Bus bus;
    private final Callers callers;
    private final Clock clock;
    private final boolean secureCookie;

    public SessionRoutes(Bus bus, Callers callers, Clock clock, boolean secureCookie) {
        this.bus = bus;
        this.callers = callers;
        this.clock = clock;
        this.secureCookie = secureCookie;
    }

    @Override
    public void add(Map<String, RestDoor.Handling> handlers) {
        handlers.put("signIn", this::signIn);
        handlers.put("refreshSession", this::refresh);
        handlers.put("signOut", this::signOut);
    }

    private Future<Reply> signIn(Call call) {
        String client = call.text("client") == null ? "web" : call.text("client");
        String address = RequestScope.of(call.request()).client();
        var wish = new Accounts.SignIn(call.text("username"), call.text("password"), client, address);
        return bus.ask(Accounts.SIGN_IN, wish, own(call)).map(session -> begun(call, session));
    }

    private Future<Reply> refresh(Call call) {
        var wish = new Accounts.Refresh(call.text("refreshToken"));
        return bus.ask(Accounts.REFRESH, wish, own(call)).map(session -> begun(call, session));
    }

    private Future<Reply> signOut(Call call) {
        String token = RestDoor.bearer(call.request());
        return bus.ask(Accounts.SIGN_OUT, new Accounts.SignOut(token), call.caller())
                .map(done -> {
                    callers.forget(Accounts.Credentials.ofBearer(token));
                    call.request().response().addCookie(cookie("").setMaxAge(0));
                    return Reply.nothing();
                });
    }

    private Caller own(Call call) {
        return callers.asGateway(RequestScope.of(call.request()));
    }

    private Reply begun(Call call, Accounts.Session session) {
        long seconds = Math.max(0, (session.expiresAtMs() - clock.millis()) / 1_000);
        call.request().response().addCookie(cookie(session.token()).setMaxAge(seconds));
        return Reply.ok(session);
    }

    /** Opens only what {@code <audio>} and {@code <img>} fetch; see the document. */
    private Cookie cookie(String value) {
        return Cookie.cookie(RestDoor.COOKIE, value)
                .setPath(RestDoor.ROOT)
                .setHttpOnly(true)
                .setSecure(secureCookie)
                .setSameSite(CookieSameSite.STRICT);
    }
}
