package polyphony.accounts;

import io.vertx.core.Future;
import java.util.List;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.Accounts;

/** Which address is answered by which rule. */
record AccountsAddresses(SignInService signIn, IdentifyService identify, UserService users, AppPasswords appPasswords) {
    /** Ends when the whole cluster knows. */
    Future<Void> answer(Bus bus) {
        return Future.all(List.of(
                        bus.answer(Accounts.SIGN_IN, signIn::signIn),
                        bus.answer(Accounts.REFRESH, signIn::refresh),
                        bus.answer(Accounts.SIGN_OUT, signIn::signOut),
                        bus.answer(Accounts.IDENTIFY, identify::identify),
                        bus.answer(Accounts.USER, users::user),
                        bus.answer(Accounts.USERS, users::users),
                        bus.answer(Accounts.NAMES, (wish, caller) -> users.names(wish)),
                        bus.answer(Accounts.CREATE, users::create),
                        bus.answer(Accounts.UPDATE, users::update),
                        bus.answer(Accounts.DELETE, users::delete),
                        bus.answer(Accounts.CHANGE_PASSWORD, users::changePassword),
                        bus.answer(Accounts.CREATE_APP_PASSWORD, appPasswords::create),
                        bus.answer(Accounts.APP_PASSWORDS, (wish, caller) -> appPasswords.list(caller)),
                        bus.answer(Accounts.REVOKE_APP_PASSWORD, appPasswords::revoke)))
                .mapEmpty();
    }
}
