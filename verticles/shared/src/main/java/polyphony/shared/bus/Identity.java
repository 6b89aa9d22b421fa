package polyphony.shared.bus;

import polyphony.shared.contract.UserId;

/**
 * Who asks: signed by accounts, carried by every ask and checked by every service.
 *
 * @param user the listener, or null when a service of ours asks on its own behalf
 * @param name the listener's name, or the service's
 * @param admin whether the user may administer the server
 * @param expiresAtMs end of validity, milliseconds since the epoch
 */
public record Identity(UserId user, String name, boolean admin, long expiresAtMs) {
    public boolean isService() {
        return user == null;
    }

    /** Refuses anyone but an admin or a service of ours. */
    public void requireAdmin() {
        if (!admin && !isService()) {
            throw Failure.forbidden("this needs the admin role");
        }
    }

    /** The user, or FORBIDDEN when a service asks where only a listener can. */
    public UserId requireUser() {
        if (user == null) {
            throw Failure.forbidden("this needs a signed-in user");
        }
        return user;
    }
}
