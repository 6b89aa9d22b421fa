package polyphony.playlists;

import io.vertx.core.Future;
import java.util.List;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.Playlists;

/** Which address is answered by which rule. */
record PlaylistsAddresses(PlaylistService service) {
    /** Ends when the whole cluster knows. */
    Future<Void> answer(Bus bus) {
        return Future.all(List.of(
                        bus.answer(Playlists.CREATE, service::create),
                        bus.answer(Playlists.FIND, service::find),
                        bus.answer(Playlists.LIST, service::list),
                        bus.answer(Playlists.ENTRIES, service::entries),
                        bus.answer(Playlists.UPDATE, service::update),
                        bus.answer(Playlists.SHARE, service::share),
                        bus.answer(Playlists.ADD, service::add),
                        bus.answer(Playlists.REMOVE, service::remove),
                        bus.answer(Playlists.MOVE, service::move),
                        bus.answer(Playlists.REPLACE, service::replace),
                        bus.answer(Playlists.DELETE, service::delete)))
                .mapEmpty();
    }
}
