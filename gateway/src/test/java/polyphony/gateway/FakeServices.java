package polyphony.gateway;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Identities;

/** Every service of the house, as small as a test needs it. */
final class FakeServices {
    private final AtomicInteger writes = new AtomicInteger();
    final FakeAccounts accounts;
    final FakeMusic music;
    final FakeListening listening;

    FakeServices(Bus bus, Identities identities, Path folder) {
        Supplier<FakeService> service = () -> new FakeService(bus, writes);
        accounts = new FakeAccounts(service, identities);
        music = new FakeMusic(service, folder);
        listening = new FakeListening(service);
    }

    int writes() {
        return writes.get();
    }

    Map<String, FakeService> all() {
        return Map.of(
                "accounts", accounts.accounts(),
                "catalog", music.catalog(),
                "search", music.search(),
                "streaming", music.streaming(),
                "playlists", listening.playlists(),
                "activity", listening.activity(),
                "recommender", listening.recommender(),
                "scanner", listening.scanner());
    }
}
