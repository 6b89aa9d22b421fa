package polyphony.gateway;

import polyphony.shared.node.Node;
import polyphony.shared.node.Run;
import polyphony.shared.node.Service;

/** The gateway, alone in a process or as part of a node. */
public final class Main {
    /** What a node runs. */
    public static final Service SERVICE = Service.of(Main.class, "gateway", Main::verticle);

    private Main() {}

    public static void main(String[] arguments) {
        Run.main(arguments, SERVICE);
    }

    private static GatewayVerticle verticle(Node node) {
        var settings = node.settings("gateway", GatewaySettings.class);
        return new GatewayVerticle(
                settings, node.bus(), node.clock(), node.transport(), node.management(), node.overview());
    }
}
