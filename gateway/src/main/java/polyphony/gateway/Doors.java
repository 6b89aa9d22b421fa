package polyphony.gateway;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.SplittableRandom;
import polyphony.gateway.http.Bodies;
import polyphony.gateway.http.Callers;
import polyphony.gateway.http.Door;
import polyphony.gateway.http.WebPlayer;
import polyphony.gateway.library.Lookup;
import polyphony.gateway.library.Notes;
import polyphony.gateway.media.MediaSender;
import polyphony.gateway.rest.ActivityRoutes;
import polyphony.gateway.rest.HomeRoutes;
import polyphony.gateway.rest.LibraryRoutes;
import polyphony.gateway.rest.MediaRoutes;
import polyphony.gateway.rest.NodeRoutes;
import polyphony.gateway.rest.PlaylistRoutes;
import polyphony.gateway.rest.RestDoor;
import polyphony.gateway.rest.ScanRoutes;
import polyphony.gateway.rest.SessionRoutes;
import polyphony.gateway.rest.UserRoutes;
import polyphony.gateway.subsonic.SubsonicDoor;
import polyphony.shared.bus.Bus;
import polyphony.shared.node.Overview;

/** The doors for clients, in the order in which they are tried. */
final class Doors {
    private Doors() {}

    static List<Door> all(
            Vertx vertx,
            GatewaySettings settings,
            Bus bus,
            Clock clock,
            Callers callers,
            MediaSender media,
            Overview overview) {
        var bodies = new Bodies(vertx, settings);
        var lookup = new Lookup(bus);
        var notes = new Notes(bus);
        var rest = new RestDoor(
                callers,
                bodies,
                List.of(
                        new SessionRoutes(bus, callers, clock, settings.secureCookie()),
                        new UserRoutes(bus),
                        new LibraryRoutes(bus, lookup, notes),
                        new PlaylistRoutes(bus, lookup, notes),
                        new ActivityRoutes(bus, lookup, notes),
                        new HomeRoutes(bus, lookup, notes),
                        new ScanRoutes(bus),
                        new NodeRoutes(overview),
                        new MediaRoutes(media)));
        var subsonic = new SubsonicDoor(bus, clock, new SplittableRandom(), callers, bodies, media);
        // Subsonic first: its one pattern is quicker to pass over than those of all REST operations.
        return List.of(subsonic, rest, new WebPlayer(vertx));
    }
}
