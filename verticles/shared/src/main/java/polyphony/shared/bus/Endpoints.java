package polyphony.shared.bus;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/** What this process answers: between verticles of one node records pass by reference, and nobody else can tell. */
final class Endpoints {
    /** Most asks that one address works on at a time; the next is refused at once. */
    private static final int IN_FLIGHT_MAX = 1_024;

    /** One verticle's answer to one address. */
    static final class Endpoint<Q, A> {
        private final Ask<Q, A> ask;
        private final Context context;
        private final BiFunction<Q, Caller, Future<A>> handler;
        private final Statistics.Counts counts;
        private final AtomicInteger inFlight = new AtomicInteger();

        Endpoint(Ask<Q, A> ask, Context context, BiFunction<Q, Caller, Future<A>> handler, Statistics.Counts counts) {
            this.ask = ask;
            this.context = context;
            this.handler = handler;
            this.counts = counts;
        }

        Ask<Q, A> ask() {
            return ask;
        }

        Context context() {
            return context;
        }

        int inFlight() {
            return inFlight.get();
        }

        /** Answers on the caller's thread, which must be this endpoint's context. Never throws. */
        Future<A> answer(Q question, Caller caller) {
            if (caller.remainingMs() <= 0) {
                return Future.failedFuture(Failure.unavailable(ask.address() + " was reached after the deadline"));
            }
            if (inFlight.incrementAndGet() > IN_FLIGHT_MAX) {
                inFlight.decrementAndGet();
                return Future.failedFuture(Failure.unavailable(ask.service() + " is busy"));
            }
            long started = System.nanoTime();
            return handle(question, caller).onComplete(ended -> {
                inFlight.decrementAndGet();
                counts.add(started, Breakers.isOurFault(ended));
            });
        }

        private Future<A> handle(Q question, Caller caller) {
            try {
                Future<A> answer = handler.apply(question, caller);
                return answer == null ? Future.failedFuture("no answer from " + ask.address()) : answer;
            } catch (RuntimeException refused) {
                return Future.failedFuture(refused);
            }
        }
    }

    private final Map<String, List<Endpoint<?, ?>>> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final Statistics statistics = new Statistics();

    Statistics statistics() {
        return statistics;
    }

    Statistics.Counts counts(Ask<?, ?> ask) {
        return statistics.of(ask.service());
    }

    /** Adds an endpoint; true when it is the first one of its address in this process. */
    boolean add(Endpoint<?, ?> endpoint) {
        List<Endpoint<?, ?>> endpoints =
                byAddress.computeIfAbsent(endpoint.ask().address(), address -> new CopyOnWriteArrayList<>());
        endpoints.add(endpoint);
        return endpoints.size() == 1;
    }

    void remove(Endpoint<?, ?> endpoint) {
        byAddress.computeIfPresent(endpoint.ask().address(), (address, endpoints) -> {
            endpoints.remove(endpoint);
            return endpoints.isEmpty() ? null : endpoints;
        });
    }

    /** The next endpoint of the address, in turn, or null when this process does not answer it. */
    @SuppressWarnings("unchecked") // an address belongs to exactly one Ask, whose types these are
    <Q, A> Endpoint<Q, A> next(Ask<Q, A> ask) {
        List<Endpoint<?, ?>> endpoints = byAddress.get(ask.address());
        if (endpoints == null) {
            return null;
        }
        // The list may shrink between the two reads; a snapshot cannot.
        Endpoint<?, ?>[] now = endpoints.toArray(new Endpoint<?, ?>[0]);
        return now.length == 0 ? null : (Endpoint<Q, A>) now[Math.floorMod(turn.getAndIncrement(), now.length)];
    }

    /** All addresses that this process answers. */
    java.util.Set<String> addresses() {
        return java.util.Set.copyOf(byAddress.keySet());
    }

    /** Asks that this process works on for a service. */
    int inFlight(String service) {
        return byAddress.values().stream()
                .flatMap(List::stream)
                .filter(endpoint -> endpoint.ask().service().equals(service))
                .mapToInt(Endpoint::inFlight)
                .sum();
    }
}
