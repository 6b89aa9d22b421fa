package polyphony.playlists;

import polyphony.shared.node.Need;
import polyphony.shared.node.Run;
import polyphony.shared.node.Service;

/** The playlists service: for a node to run, or as a process of its own. */
public final class Main {
    /** What a node runs. */
    public static final Service SERVICE =
            Service.of(Main.class, "playlists", PlaylistsVerticle::new, Need.POSTGRES, Need.KAFKA);

    private Main() {}

    public static void main(String[] arguments) {
        Run.main(arguments, SERVICE);
    }
}
