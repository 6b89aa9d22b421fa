package polyphony.gateway.http;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import polyphony.shared.bus.Ask;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Page;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.Recommender;
import polyphony.shared.contract.Scanner;
import polyphony.shared.contract.Search;
import polyphony.shared.contract.Streaming;
import polyphony.shared.contract.TrackId;
import polyphony.shared.node.Management;

/**
 * Whether this gateway can serve: ready once every service has answered an ask, and from then on as long as those answer
 * without which nothing works. Lives on one event loop.
 */
public final class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** @param needed whether nothing works without it */
    private record Probe<Q>(Ask<Q, ?> ask, Q question, boolean needed) {
        /** A refusal is an answer too: somebody is there. */
        Future<Boolean> answers(Bus bus) {
            return bus.ask(ask, question, bus.asService("gateway", PATIENCE))
                    .transform(answer -> Future.succeededFuture(answer.succeeded()
                            || !Failure.of(answer.cause()).kind().isOurs()));
        }
    }

    private final Bus bus;
    private final List<Probe<?>> probes = List.of(
            new Probe<>(Accounts.NAMES, new Accounts.ListNames("", 1), true),
            new Probe<>(Catalog.STATUS, new Catalog.GetStatus(), true),
            new Probe<>(Search.QUERY, Search.Query.of("a", 1), false),
            new Probe<>(Scanner.STATUS, new Scanner.GetStatus(), false),
            new Probe<>(Playlists.LIST, new Playlists.ListMine(Page.first(1)), false),
            new Probe<>(Activity.HISTORY, new Activity.ListHistory(null, 1), false),
            new Probe<>(Recommender.HOME, new Recommender.GetHome(), false),
            new Probe<>(Streaming.DELIVER, new Streaming.Want(new TrackId("tr-none"), null, 0, 0), false));

    private boolean allAnsweredOnce;

    public Readiness(Bus bus) {
        this.bus = bus;
    }

    /** Asks every service now, and tells {@code up} or {@code away} of each; never fails. */
    public Future<Management.Look> look() {
        List<Future<Boolean>> answers = new ArrayList<>();
        probes.forEach(probe -> answers.add(probe.answers(bus)));
        return Future.join(answers).map(all -> look(answers));
    }

    private Management.Look look(List<Future<Boolean>> answers) {
        Map<String, String> services = new TreeMap<>();
        boolean all = true;
        boolean needed = true;
        for (int i = 0; i < probes.size(); i++) {
            boolean up = answers.get(i).result();
            services.put(probes.get(i).ask().service(), up ? "up" : "away");
            all &= up;
            needed &= up || !probes.get(i).needed();
        }
        allAnsweredOnce |= all;
        return new Management.Look(allAnsweredOnce && needed, services);
    }
}
