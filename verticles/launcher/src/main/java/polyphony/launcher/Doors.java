package polyphony.launcher;

import java.util.Map;
import polyphony.launcher.servers.Ports;
import polyphony.launcher.servers.Refused;

/**
 * The ports that {@code up} listens on. One that somebody asked for and that is busy stops the start; the default ones of
 * the management door and the cluster give way, so that a second Polyphony on one machine needs nothing but another --port.
 */
final class Doors {
    private final Home home;
    private final Ports ports;
    private final Terminal terminal;

    Doors(Home home, Ports ports, Terminal terminal) {
        this.home = home;
        this.ports = ports;
        this.terminal = terminal;
    }

    void settle(Map<String, String> settings) {
        var keys = new SettingKeys(home, settings);
        var port = keys.number("gateway.port");
        if (port == 0) {
            settings.put("gateway.port", Integer.toString(ports.take("gateway")));
        } else if (!Ports.free(port)) {
            throw new Refused("Port " + port + " is in use. Choose another one with --port.");
        }
        giveWay("management.port", "management", keys, settings);
        giveWay("cluster.port", "cluster", keys, settings);
    }

    private void giveWay(String key, String name, SettingKeys keys, Map<String, String> settings) {
        var port = keys.number(key);
        if (port != 0 && Ports.free(port)) {
            return;
        }
        if (port != 0 && keys.chosen(key)) {
            throw new Refused("Port " + port + " is in use. Choose another one with --" + key + ".");
        }
        var other = ports.take(name);
        if (port != 0) {
            terminal.line("port " + port + " is in use; " + name + " takes " + other);
        }
        settings.put(key, Integer.toString(other));
    }
}
