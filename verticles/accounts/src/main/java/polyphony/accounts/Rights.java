package polyphony.accounts;

import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;

/** Who may ask what. */
final class Rights {
    private Rights() {}

    /** Credentials are only taken from our own services: nobody else is counted and slowed down by address. */
    static void requireService(Caller caller) {
        if (!caller.identity().isService()) {
            throw Failure.forbidden("only services may ask this");
        }
    }

    static boolean isAdmin(Caller caller) {
        return caller.identity().admin() || caller.identity().isService();
    }

    /** Whether the caller is the user of this name. */
    static boolean isSelf(Caller caller, UserName name) {
        return !caller.identity().isService()
                && UserName.of(caller.identity().name()).key().equals(name.key());
    }

    static void requireSelfOrAdmin(Caller caller, UserName name) {
        if (!isSelf(caller, name) && !isAdmin(caller)) {
            throw Failure.forbidden("this needs the admin role");
        }
    }
}
