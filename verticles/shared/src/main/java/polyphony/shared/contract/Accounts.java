package polyphony.shared.contract;

import java.util.List;
import polyphony.shared.bus.Announcement;
import polyphony.shared.bus.Ask;
import polyphony.shared.bus.Done;
import polyphony.shared.bus.Failure;

/** What the accounts service answers and announces: users, sign-in, app passwords and the identity on every ask. */
public interface Accounts {
    /** Password sign-in. Asked with a service's own identity. UNAUTHENTICATED, TOO_MANY. */
    Ask<SignIn, Session> SIGN_IN = Ask.once("accounts.signIn", SignIn.class, Session.class);
    /** A new session for a refresh token, which is used up by it. UNAUTHENTICATED. */
    Ask<Refresh, Session> REFRESH = Ask.once("accounts.refresh", Refresh.class, Session.class);
    /** Ends the session of a bearer token. */
    Ask<SignOut, Done> SIGN_OUT = Ask.repeatable("accounts.signOut", SignOut.class, Done.class);
    /** The signed identity for a bearer token or API key or Subsonic credentials. UNAUTHENTICATED, TOO_MANY. */
    Ask<Credentials, Proof> IDENTIFY = Ask.repeatable("accounts.identify", Credentials.class, Proof.class);

    Ask<ByUser, User> USER = Ask.repeatable("accounts.user", ByUser.class, User.class);
    /** All users, ordered by name. Admin. */
    Ask<ListUsers, Users> USERS = Ask.repeatable("accounts.users", ListUsers.class, Users.class);
    /** Names of users to share with, by prefix; any user may ask. */
    Ask<ListNames, Names> NAMES = Ask.repeatable("accounts.names", ListNames.class, Names.class);
    /** Admin. CONFLICT when the name is taken. */
    Ask<CreateUser, User> CREATE = Ask.once("accounts.create", CreateUser.class, User.class);
    /** Admin, or oneself for e-mail. */
    Ask<UpdateUser, User> UPDATE = Ask.repeatable("accounts.update", UpdateUser.class, User.class);
    /** Admin. The last admin cannot be deleted: CONFLICT. */
    Ask<ByUser, Done> DELETE = Ask.repeatable("accounts.delete", ByUser.class, Done.class);
    /**
     * Oneself with the current password, or an admin without it. Ends all sessions of the user but that of
     * {@code keepToken}. INVALID for a wrong current password, TOO_MANY.
     */
    Ask<ChangePassword, Done> CHANGE_PASSWORD =
            Ask.repeatable("accounts.changePassword", ChangePassword.class, Done.class);

    /** Makes an app password: the secret is told this once. It works as password, as secret of t+s and as apiKey. */
    Ask<CreateAppPassword, NewAppPassword> CREATE_APP_PASSWORD =
            Ask.once("accounts.createAppPassword", CreateAppPassword.class, NewAppPassword.class);

    Ask<ListAppPasswords, AppPasswords> APP_PASSWORDS =
            Ask.repeatable("accounts.appPasswords", ListAppPasswords.class, AppPasswords.class);
    Ask<RevokeAppPassword, Done> REVOKE_APP_PASSWORD =
            Ask.repeatable("accounts.revokeAppPassword", RevokeAppPassword.class, Done.class);

    /** A user's credentials, sessions or roles changed: whoever caches proofs of that user drops them. */
    Announcement<Changed> CHANGED = new Announcement<>("accounts.changed", Changed.class);

    /** The compacted topic {@code accounts}: key user id, value {@link Changed}. Deleted users stay in it as such. */
    String TOPIC = "accounts";

    /**
     * What IDENTIFY's UNAUTHENTICATED says of a wrong Subsonic token when the server keeps no readable passwords: only app
     * passwords can be used with tokens then (Subsonic's code 41).
     */
    String TOKENS_UNSUPPORTED = "token authentication is not supported for own passwords; use an app password";

    /**
     * @param client what signs in, for the list of sessions, say {@code web}; at most 100 characters
     * @param address the remote address, for the limit on attempts
     */
    record SignIn(String username, String password, String client, String address) {
        public SignIn {
            Texts.required("username", username, 100);
            Texts.required("password", password, 1_000);
            Texts.optional("client", client, 100);
            Texts.optional("address", address, 100);
        }
    }

    /**
     * @param token bearer token, valid until {@code expiresAtMs}
     * @param refreshToken good for one new session, until {@code refreshExpiresAtMs}
     */
    record Session(String token, long expiresAtMs, String refreshToken, long refreshExpiresAtMs, User user) {}

    record Refresh(String refreshToken) {
        public Refresh {
            Texts.required("refreshToken", refreshToken, 200);
        }
    }

    record SignOut(String token) {
        public SignOut {
            Texts.required("token", token, 200);
        }
    }

    /**
     * Exactly one way is filled: {@code bearer}; {@code apiKey}; {@code username} with {@code password}; or
     * {@code username} with {@code token} and {@code salt}, where token is the lower-case hex MD5 of password + salt
     * (Subsonic API 1.13.0).
     *
     * @param address the remote address, for the limit on attempts
     */
    record Credentials(
            String bearer, String apiKey, String username, String password, String token, String salt, String address) {
        public Credentials {
            Texts.optional("bearer", bearer, 200);
            Texts.optional("apiKey", apiKey, 2_048);
            Texts.optional("username", username, 100);
            Texts.optional("password", password, 1_000);
            Texts.optional("token", token, 100);
            Texts.optional("salt", salt, 200);
            Texts.optional("address", address, 100);
        }

        public static Credentials ofBearer(String bearer) {
            return new Credentials(bearer, null, null, null, null, null, null);
        }

        public static Credentials ofApiKey(String apiKey, String address) {
            return new Credentials(null, apiKey, null, null, null, null, address);
        }

        public static Credentials ofPassword(String username, String password, String address) {
            return new Credentials(null, null, username, password, null, null, address);
        }

        public static Credentials ofToken(String username, String token, String salt, String address) {
            return new Credentials(null, null, username, null, token, salt, address);
        }
    }

    /**
     * @param identityToken the signed identity, to be carried by every ask
     * @param expiresAtMs when it must be asked for anew
     */
    record Proof(String identityToken, User user, long expiresAtMs) {}

    record User(UserId id, String name, String email, boolean admin, long createdAtMs) {}

    record ByUser(String username) {
        public ByUser {
            Texts.required("username", username, 100);
        }
    }

    record ListUsers(String after, int limit) {
        public ListUsers {
            Texts.optional("after", after, 100);
            Limits.within("limit", limit, 1, 100);
        }
    }

    record Users(List<User> users, String next) {
        public Users {
            users = List.copyOf(users);
        }
    }

    record ListNames(String prefix, int limit) {
        public ListNames {
            Texts.optional("prefix", prefix, 100);
            Limits.within("limit", limit, 1, 100);
        }
    }

    record Names(List<String> names) {
        public Names {
            names = List.copyOf(names);
        }
    }

    /** @param username 1 to 100 characters without control characters, '/' or spaces at its ends; compared without case */
    record CreateUser(String username, String password, String email, boolean admin) {
        public CreateUser {
            Texts.name("username", username, 100);
            Texts.required("password", password, 1_000);
            if (password.length() < 8) {
                throw Failure.invalid("password", "must have at least 8 characters");
            }
            Texts.optional("email", email, 320);
        }
    }

    /** Null leaves a value as it is. */
    record UpdateUser(String username, String email, Boolean admin) {
        public UpdateUser {
            Texts.required("username", username, 100);
            Texts.optional("email", email, 320);
        }
    }

    /** @param keepToken bearer token of the session that stays, say the asker's; may be null */
    record ChangePassword(String username, String current, String password, String keepToken) {
        public ChangePassword {
            Texts.required("username", username, 100);
            Texts.optional("current", current, 1_000);
            Texts.required("password", password, 1_000);
            if (password.length() < 8) {
                throw Failure.invalid("password", "must have at least 8 characters");
            }
            Texts.optional("keepToken", keepToken, 200);
        }

        public ChangePassword(String username, String current, String password) {
            this(username, current, password, null);
        }
    }

    record CreateAppPassword(String name) {
        public CreateAppPassword {
            Texts.name("name", name, 100);
        }
    }

    record NewAppPassword(AppPassword info, String secret) {}

    /** @param id {@code ap-...} */
    record AppPassword(String id, String name, long createdAtMs, Long lastUsedAtMs) {}

    record ListAppPasswords() {}

    record AppPasswords(List<AppPassword> appPasswords) {
        public AppPasswords {
            appPasswords = List.copyOf(appPasswords);
        }
    }

    record RevokeAppPassword(String id) {
        public RevokeAppPassword {
            Texts.required("id", id, 64);
        }
    }

    record Changed(UserId user, boolean deleted) {}
}
