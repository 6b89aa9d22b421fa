package polyphony.gateway.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.vertx.core.Future;
import java.util.Map;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.Accounts;

/** Oneself, one's app passwords, and, for admins, all users. Who may do what is accounts' rule. */
public final class UserRoutes implements RestDoor.Group {
    private record MadeAppPassword(@JsonUnwrapped Accounts.AppPassword info, String secret) {}

    private final Bus bus;

    public UserRoutes(Bus bus) {
        this.bus = bus;
    }

    @Override
    public void add(Map<String, RestDoor.Handling> handlers) {
        handlers.put("getMe", call -> user(call, call.caller().identity().name()));
        handlers.put("updateMe", call -> update(call, call.caller().identity().name()));
        handlers.put(
                "changeMyPassword",
                call -> setPassword(call, call.caller().identity().name()));
        handlers.put("listAppPasswords", this::listAppPasswords);
        handlers.put("createAppPassword", this::createAppPassword);
        handlers.put("revokeAppPassword", this::revokeAppPassword);
        handlers.put("listNames", this::listNames);
        handlers.put("listUsers", this::listUsers);
        handlers.put("createUser", this::createUser);
        handlers.put("getUser", call -> user(call, call.text("username")));
        handlers.put("updateUser", call -> update(call, call.text("username")));
        handlers.put("deleteUser", this::deleteUser);
        handlers.put("setUserPassword", call -> setPassword(call, call.text("username")));
    }

    private Future<Reply> user(Call call, String name) {
        return bus.ask(Accounts.USER, new Accounts.ByUser(name), call.caller()).map(Reply::ok);
    }

    private Future<Reply> update(Call call, String name) {
        var wish = new Accounts.UpdateUser(name, call.text("email"), call.flagOrNull("admin"));
        return bus.ask(Accounts.UPDATE, wish, call.caller()).map(Reply::ok);
    }

    private Future<Reply> setPassword(Call call, String name) {
        // Whoever changes the own password stays signed in here; all other sessions end.
        String own = RestDoor.bearer(call.request());
        var wish = new Accounts.ChangePassword(name, call.text("current"), call.text("password"), own);
        return bus.ask(Accounts.CHANGE_PASSWORD, wish, call.caller()).map(done -> Reply.nothing());
    }

    private Future<Reply> listAppPasswords(Call call) {
        return bus.ask(Accounts.APP_PASSWORDS, new Accounts.ListAppPasswords(), call.caller())
                .map(found -> Reply.ok(new Views.Items<>(found.appPasswords(), null, null)));
    }

    private Future<Reply> createAppPassword(Call call) {
        return bus.ask(Accounts.CREATE_APP_PASSWORD, new Accounts.CreateAppPassword(call.text("name")), call.caller())
                .map(made -> Reply.created(new MadeAppPassword(made.info(), made.secret())));
    }

    private Future<Reply> revokeAppPassword(Call call) {
        var wish = new Accounts.RevokeAppPassword(call.text("appPasswordId"));
        return bus.ask(Accounts.REVOKE_APP_PASSWORD, wish, call.caller()).map(done -> Reply.nothing());
    }

    private Future<Reply> listNames(Call call) {
        return bus.ask(Accounts.NAMES, new Accounts.ListNames(call.text("prefix"), call.number("limit")), call.caller())
                .map(found -> Reply.ok(new Views.Items<>(found.names(), null, null)));
    }

    private Future<Reply> listUsers(Call call) {
        return bus.ask(Accounts.USERS, new Accounts.ListUsers(call.text("after"), call.number("limit")), call.caller())
                .map(found -> Reply.ok(new Views.Items<>(found.users(), found.next(), null)));
    }

    private Future<Reply> createUser(Call call) {
        var wish = new Accounts.CreateUser(
                call.text("username"), call.text("password"), call.text("email"), call.flag("admin"));
        return bus.ask(Accounts.CREATE, wish, call.caller()).map(Reply::created);
    }

    private Future<Reply> deleteUser(Call call) {
        return bus.ask(Accounts.DELETE, new Accounts.ByUser(call.text("username")), call.caller())
                .map(done -> Reply.nothing());
    }
}
