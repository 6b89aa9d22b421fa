package polyphony.shared.node;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code redis.uri} says.
 *
 * @param tls whether to speak TLS, with the sentinels too
 * @param servers {@code redis://user:password@host:port/database}: the server, or each sentinel with what its master needs
 * @param master the name by which sentinels know the master; empty without sentinels
 */
public record RedisUri(boolean tls, List<String> servers, String master) {
    private static final Pattern FORM = Pattern.compile(
            "(?<scheme>rediss?)(?<sentinel>\\+sentinel)?://(?<user>[^@/?]*@)?(?<hosts>[^@/?\\s]+)(?<path>/[^?\\s]*)?");
    private static final Pattern HOST = Pattern.compile("([^:,\\[\\]]+|\\[[0-9a-fA-F:.]+])(:\\d{1,5})?");
    private static final Pattern DATABASE = Pattern.compile("(/\\d{0,4})?");
    private static final Pattern MASTER = Pattern.compile("/(?<master>[\\w.-]+)(?<database>/\\d{0,4})?");
    private static final String SENTINEL_PORT = ":26379";

    public RedisUri {
        servers = List.copyOf(servers);
    }

    /** Whether sentinels say which server is the master. */
    public boolean sentinel() {
        return !master.isEmpty();
    }

    /** @throws Problems.Unfit when it is no such address; the sentence does not repeat it, as it may hold a password */
    public static RedisUri of(String uri) {
        Matcher form = FORM.matcher(uri);
        if (!form.matches()) {
            throw unfit();
        }
        String path = form.group("path") == null ? "" : form.group("path");
        return form.group("sentinel") == null ? server(form, path) : sentinels(form, path);
    }

    private static RedisUri server(Matcher form, String database) {
        if (!HOST.matcher(form.group("hosts")).matches()
                || !DATABASE.matcher(database).matches()) {
            throw unfit();
        }
        return new RedisUri(tls(form), List.of(address(form, form.group("hosts"), database)), "");
    }

    private static RedisUri sentinels(Matcher form, String path) {
        Matcher named = MASTER.matcher(path);
        if (!named.matches()) {
            throw unfit();
        }
        String database = named.group("database") == null ? "" : named.group("database");
        List<String> servers = new ArrayList<>();
        for (String host : form.group("hosts").split(",", -1)) {
            Matcher one = HOST.matcher(host);
            if (!one.matches()) {
                throw unfit();
            }
            servers.add(address(form, one.group(2) == null ? host + SENTINEL_PORT : host, database));
        }
        return new RedisUri(tls(form), servers, named.group("master"));
    }

    private static boolean tls(Matcher form) {
        return form.group("scheme").equals("rediss");
    }

    private static String address(Matcher form, String host, String database) {
        String user = form.group("user") == null ? "" : form.group("user");
        return form.group("scheme") + "://" + user + host + database;
    }

    private static Problems.Unfit unfit() {
        return new Problems.Unfit(List.of("redis.uri must be redis://HOST:PORT, rediss://HOST:PORT, or"
                + " redis+sentinel://HOST:PORT,HOST:PORT/MASTER"));
    }
}
