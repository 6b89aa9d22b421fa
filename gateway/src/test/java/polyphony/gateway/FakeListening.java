package polyphony.gateway;

import java.util.List;
import java.util.function.Supplier;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Done;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.PlaylistId;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.Recommender;
import polyphony.shared.contract.Scanner;
import polyphony.shared.contract.TrackId;

/** What listeners have and do, for tests: playlists, activity, the recommender, and the scanner. */
final class FakeListening {
    private final Supplier<FakeService> service;
    volatile Boolean lossAccepted;

    FakeListening(Supplier<FakeService> service) {
        this.service = service;
    }

    FakeService playlists() {
        return service.get()
                .writes(Playlists.CREATE, (wish, caller) -> playlist(caller, wish.name()))
                .reads(Playlists.FIND, (wish, caller) -> seen(wish.id(), caller))
                .reads(
                        Playlists.LIST,
                        (wish, caller) -> new Playlists.PlaylistPage(List.of(playlist(caller, "Mine")), null, 1))
                .reads(Playlists.ENTRIES, (wish, caller) -> {
                    seen(wish.id(), caller);
                    return new Playlists.Entries(wish.id(), 4, List.of(new TrackId("tr-2"), new TrackId("tr-gone")), 2);
                })
                .writes(Playlists.UPDATE, (wish, caller) -> seen(wish.id(), caller))
                .writes(Playlists.SHARE, (wish, caller) -> seen(wish.id(), caller))
                .writes(Playlists.ADD, (wish, caller) -> seen(wish.id(), caller))
                .writes(Playlists.REMOVE, (wish, caller) -> seen(wish.id(), caller))
                .writes(Playlists.MOVE, (wish, caller) -> seen(wish.id(), caller))
                .writes(Playlists.REPLACE, (wish, caller) -> seen(wish.id(), caller))
                .writes(Playlists.DELETE, (wish, caller) -> {
                    seen(wish.id(), caller);
                    return Done.DONE;
                });
    }

    /** {@code pl-alice} is Alice's, {@code pl-bob} is Bob's, and nobody else may see either. */
    private static Playlists.Playlist seen(PlaylistId id, Caller caller) {
        FakeMusic.there(id.value().equals("pl-" + caller.identity().name()), "playlist " + id);
        return playlist(caller, "Mine");
    }

    private static Playlists.Playlist playlist(Caller caller, String name) {
        return new Playlists.Playlist(
                new PlaylistId("pl-" + caller.identity().name()),
                caller.identity().requireUser(),
                caller.identity().name(),
                name,
                null,
                false,
                List.of(),
                2,
                400_000,
                4,
                1,
                2);
    }

    FakeService activity() {
        return service.get()
                .writes(Activity.PLAY, (wish, caller) -> new Activity.Recorded("ev-1", false, wish.heardMs() > 100_000))
                .writes(Activity.STAR, (wish, caller) -> Done.DONE)
                .writes(Activity.RATE, (wish, caller) -> Done.DONE)
                .reads(
                        Activity.ANNOTATIONS,
                        (wish, caller) -> new Activity.Annotations(
                                List.of(new Activity.Annotation("tr-1", 1_000L, 4, 12, 2_000L))))
                .reads(
                        Activity.RANKED,
                        (wish, caller) -> new Activity.Ranked(
                                List.of(new Activity.Annotation(
                                        switch (wish.entity()) {
                                            case TRACK -> "tr-1";
                                            case ALBUM -> "al-1";
                                            case ARTIST -> "ar-1";
                                        },
                                        1_000L,
                                        4,
                                        12,
                                        2_000L)),
                                1))
                .reads(Activity.HISTORY, (wish, caller) -> {
                    caller.identity().requireUser();
                    return new Activity.History(
                            List.of(new Activity.Heard("ev-1", new TrackId("tr-1"), 5_000, 200_000, true, "web")),
                            null);
                });
    }

    FakeService recommender() {
        var radio = new Recommender.Radio(List.of(new TrackId("tr-2"), new TrackId("tr-3")));
        return service.get()
                .reads(Recommender.HOME, (wish, caller) -> {
                    caller.identity().requireUser();
                    return new Recommender.Home(
                            3, List.of(new Recommender.Row("made-for-you", "Made for you", null, radio.tracks())));
                })
                .reads(Recommender.RADIO, (wish, caller) -> radio)
                .reads(Recommender.SIMILAR, (wish, caller) -> {
                    FakeMusic.there(FakeMusic.isTrack(new TrackId(wish.id())), "track " + wish.id());
                    return radio;
                });
    }

    FakeService scanner() {
        var status = new Scanner.Status(Scanner.Phase.DONE, 3, 3, 0.0, null, 3, 0, 0, null, 1L, 2L);
        return service.get()
                .reads(Scanner.STATUS, (wish, caller) -> status)
                .writes(Scanner.START, (wish, caller) -> {
                    lossAccepted = wish.acceptLoss();
                    return admin(caller, status);
                })
                .writes(Scanner.CANCEL, (wish, caller) -> admin(caller, status))
                .reads(Scanner.PROBLEMS, (wish, caller) -> admin(caller, new Scanner.Problems(List.of(), 0)));
    }

    private static <T> T admin(Caller caller, T answer) {
        caller.identity().requireAdmin();
        return answer;
    }
}
