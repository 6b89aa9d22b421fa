package polyphony.streaming;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Identity;
import polyphony.shared.contract.Catalog.MediaFile;
import polyphony.shared.contract.Streaming.Delivery;
import polyphony.shared.contract.Streaming.Want;

/** Decides which bytes a listener gets, and where they are. */
final class StreamingService {
    /** A gateway fetches at once; what is found later in a log is of no use. */
    private static final Duration GRANT_VALIDITY = Duration.ofMinutes(1);

    private static final int BITS_PER_BYTE = 8;

    private final Places places;
    private final Slots slots;
    private final Format unnamed;
    private final Optional<String> noTranscodes;
    private final Function<Recipe, String> address;
    private final Clock clock;

    /**
     * @param unnamed the format for listeners who name none
     * @param noTranscodes why none can be made on this node, or empty
     * @param address where a recipe can be fetched
     */
    StreamingService(
            Places places,
            Slots slots,
            Format unnamed,
            Optional<String> noTranscodes,
            Function<Recipe, String> address,
            Clock clock) {
        this.places = places;
        this.slots = slots;
        this.unnamed = unnamed;
        this.noTranscodes = noTranscodes;
        this.address = address;
        this.clock = clock;
    }

    Future<Delivery> deliver(Want want, Caller caller) {
        if (want.track() == null) {
            throw Failure.invalid("trackId", "must be given");
        }
        String user = name(caller.identity());
        return places.of(want.track(), caller).map(place -> {
            Choice choice = Choice.of(place.track(), want, unnamed);
            return choice instanceof Choice.Made made ? made(place, want, made, user) : original(place);
        });
    }

    private static Delivery original(MediaFile place) {
        var track = place.track();
        return new Delivery(
                track,
                place.file(),
                null,
                track.contentType(),
                track.suffix(),
                place.sizeBytes(),
                true,
                place.contentHash(),
                place.modifiedAtMs(),
                track.durationMs(),
                track.bitRateKbps());
    }

    private Delivery made(MediaFile place, Want want, Choice.Made choice, String user) {
        var track = place.track();
        if (track.durationMs() > 0 && want.offsetMs() >= track.durationMs()) {
            throw Failure.invalid("timeOffset", "must be below the length of the track, " + track.durationMs() + " ms");
        }
        noTranscodes.ifPresent(why -> {
            throw Failure.unavailable(why);
        });
        if (!slots.hasRoom(user)) {
            throw Failure.tooMany("as many transcodes run as may; try again shortly");
        }
        long durationMs = Math.max(0, track.durationMs() - want.offsetMs());
        var recipe = new Recipe(
                place.file(),
                choice.format(),
                choice.bitRateKbps(),
                track.channels(),
                want.offsetMs(),
                durationMs,
                user,
                clock.millis() + GRANT_VALIDITY.toMillis());
        return new Delivery(
                track,
                null,
                address.apply(recipe),
                choice.format().contentType(),
                choice.format().suffix(),
                // Milliseconds times kilobits a second are bits.
                durationMs * choice.bitRateKbps() / BITS_PER_BYTE,
                false,
                null,
                place.modifiedAtMs(),
                durationMs,
                choice.bitRateKbps());
    }

    private static String name(Identity identity) {
        return identity.isService() ? identity.name() : identity.user().value();
    }
}
