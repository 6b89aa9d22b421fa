package polyphony.playlists;

import io.vertx.core.Future;
import java.util.Optional;

/** Who is there to share with. */
@FunctionalInterface
interface Users {
    /** The user of this name, compared without case. */
    Future<Optional<Guest>> named(String name);
}
