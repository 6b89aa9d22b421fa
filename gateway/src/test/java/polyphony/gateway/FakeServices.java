package polyphony.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Done;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Identities;
import polyphony.shared.bus.Identity;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.PlaylistId;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.Recommender;
import polyphony.shared.contract.Scanner;
import polyphony.shared.contract.Search;
import polyphony.shared.contract.Streaming;
import polyphony.shared.contract.TrackId;
import polyphony.shared.contract.UserId;

/** Every service of the house, as small as a test needs it. Alice is an admin, Bob is not. */
final class FakeServices {
    static final UserId ALICE = new UserId("us-alice");
    static final UserId BOB = new UserId("us-bob");
    private static final long FAR_MS = 4_000_000_000_000L;
    private static final int TRACKS = 3;

    private final Bus bus;
    private final Identities identities;
    private final Path folder;
    private final AtomicInteger writes = new AtomicInteger();
    volatile String transcodeUrl = "http://127.0.0.1:1/none";
    volatile boolean sessionsEnded;

    FakeServices(Bus bus, Identities identities, Path folder) {
        this.bus = bus;
        this.identities = identities;
        this.folder = folder;
    }

    int writes() {
        return writes.get();
    }

    Map<String, FakeService> all() {
        return Map.of(
                "accounts", accounts(),
                "catalog", catalog(),
                "search", search(),
                "playlists", playlists(),
                "activity", activity(),
                "recommender", recommender(),
                "scanner", scanner(),
                "streaming", streaming());
    }

    private FakeService service() {
        return new FakeService(bus, writes);
    }

    static Accounts.User user(String name) {
        boolean alice = name.equals("alice");
        return new Accounts.User(alice ? ALICE : BOB, name, null, alice, Samples.ADDED_AT_MS);
    }

    private static String known(String name) {
        if (!List.of("alice", "bob").contains(name)) {
            throw Failure.notFound("user " + name);
        }
        return name;
    }

    private FakeService accounts() {
        return service()
                .writes(Accounts.SIGN_IN, (wish, caller) -> signIn(wish))
                .writes(Accounts.REFRESH, (wish, caller) -> refresh(wish))
                .writes(Accounts.SIGN_OUT, (wish, caller) -> Done.DONE)
                .reads(Accounts.IDENTIFY, (who, caller) -> identify(who))
                .reads(Accounts.USER, (wish, caller) -> oneselfOrAdmin(wish.username(), caller))
                .reads(Accounts.USERS, (wish, caller) -> {
                    caller.identity().requireAdmin();
                    return new Accounts.Users(List.of(user("alice"), user("bob")), null);
                })
                .reads(Accounts.NAMES, (wish, caller) -> new Accounts.Names(List.of("alice", "bob")))
                .writes(Accounts.CREATE, (wish, caller) -> {
                    caller.identity().requireAdmin();
                    return user(wish.username());
                })
                .writes(Accounts.UPDATE, (wish, caller) -> {
                    if (wish.admin() != null) {
                        caller.identity().requireAdmin();
                    }
                    return oneselfOrAdmin(wish.username(), caller);
                })
                .writes(Accounts.DELETE, (wish, caller) -> {
                    caller.identity().requireAdmin();
                    known(wish.username());
                    return Done.DONE;
                })
                .writes(Accounts.CHANGE_PASSWORD, (wish, caller) -> {
                    oneselfOrAdmin(wish.username(), caller);
                    return Done.DONE;
                })
                .writes(
                        Accounts.CREATE_APP_PASSWORD,
                        (wish, caller) -> new Accounts.NewAppPassword(
                                new Accounts.AppPassword("ap-1", wish.name(), Samples.ADDED_AT_MS, null), "s3cret"))
                .reads(Accounts.APP_PASSWORDS, (wish, caller) -> new Accounts.AppPasswords(List.of()))
                .writes(Accounts.REVOKE_APP_PASSWORD, (wish, caller) -> Done.DONE);
    }

    private static Accounts.User oneselfOrAdmin(String name, Caller caller) {
        if (!caller.identity().name().equals(name)) {
            caller.identity().requireAdmin();
        }
        return user(known(name));
    }

    private Accounts.Session signIn(Accounts.SignIn wish) {
        if (!wish.password().equals("password-of-" + wish.username())) {
            throw Failure.unauthenticated("the name or the password is wrong");
        }
        return new Accounts.Session(
                "token-" + wish.username(), FAR_MS, "refresh-" + wish.username(), FAR_MS, user(wish.username()));
    }

    private Accounts.Session refresh(Accounts.Refresh wish) {
        if (!wish.refreshToken().startsWith("refresh-")) {
            throw Failure.unauthenticated("the refresh token is not known");
        }
        String name = wish.refreshToken().substring("refresh-".length());
        return new Accounts.Session("token-" + name, FAR_MS, "refresh-" + name, FAR_MS, user(name));
    }

    private Accounts.Proof identify(Accounts.Credentials who) {
        if (sessionsEnded
                || who.bearer() == null
                || !List.of("token-alice", "token-bob").contains(who.bearer())) {
            throw Failure.unauthenticated("the bearer token is not known");
        }
        Accounts.User user = user(who.bearer().substring("token-".length()));
        String token = identities.sign(new Identity(user.id(), user.name(), user.admin(), FAR_MS));
        return new Accounts.Proof(token, user, FAR_MS);
    }

    private FakeService catalog() {
        var tracks = IntStream.rangeClosed(1, TRACKS).mapToObj(Samples::track).toList();
        return service()
                .reads(Catalog.STATUS, (wish, caller) -> new Catalog.Status(7, 1, 1, 1, TRACKS, 3_000_000, 600_000))
                .reads(Catalog.ARTISTS, (wish, caller) -> new Catalog.Artists(List.of(Samples.artist()), null, 1))
                .reads(Catalog.ALBUMS, (wish, caller) -> new Catalog.Albums(List.of(Samples.album()), "next", 2))
                .reads(Catalog.TRACKS, (wish, caller) -> new Catalog.Tracks(tracks, null, TRACKS))
                .reads(
                        Catalog.GENRES,
                        (wish, caller) -> new Catalog.Genres(List.of(new Catalog.Genre("Ambient", 1, TRACKS)), null, 1))
                .reads(Catalog.ARTIST, (wish, caller) -> {
                    there(wish.id().value().equals("ar-1"), "artist " + wish.id());
                    return new Catalog.ArtistDetail(Samples.artist(), List.of(Samples.album()), null);
                })
                .reads(Catalog.ALBUM, (wish, caller) -> {
                    there(wish.id().value().equals("al-1"), "album " + wish.id());
                    return new Catalog.AlbumDetail(Samples.album(), tracks, null);
                })
                .reads(
                        Catalog.TRACKS_BY_ID,
                        (wish, caller) -> new Catalog.Tracks(
                                tracks.stream()
                                        .filter(track -> wish.ids().contains(track.id()))
                                        .toList(),
                                null,
                                TRACKS))
                .reads(
                        Catalog.ALBUMS_BY_ID,
                        (wish, caller) -> new Catalog.Albums(
                                wish.ids().contains(Samples.album().id()) ? List.of(Samples.album()) : List.of(),
                                null,
                                1))
                .reads(
                        Catalog.ARTISTS_BY_ID,
                        (wish, caller) -> new Catalog.Artists(
                                wish.ids().contains(Samples.SAMI.id()) ? List.of(Samples.artist()) : List.of(),
                                null,
                                1))
                .reads(Catalog.LYRICS, (wish, caller) -> {
                    there(isTrack(wish.id()), "track " + wish.id());
                    return new Catalog.Lyrics(wish.id(), "en", "la la", List.of());
                })
                .reads(Catalog.ARTWORK, (wish, caller) -> {
                    there(wish.id().equals("im-1"), "picture " + wish.id());
                    return new Catalog.Picture(folder.resolve("cover.jpg").toString(), "image/jpeg", 1_000, "cover");
                });
    }

    private static boolean isTrack(TrackId id) {
        return List.of("tr-1", "tr-2", "tr-3").contains(id.value());
    }

    private static void there(boolean exists, String what) {
        if (!exists) {
            throw Failure.notFound(what);
        }
    }

    private FakeService search() {
        return service()
                .reads(
                        Search.QUERY,
                        (wish, caller) -> new Search.Hits(
                                List.of(Samples.SAMI.id()),
                                List.of(Samples.album().id()),
                                List.of(new TrackId("tr-1")),
                                7));
    }

    private FakeService playlists() {
        return service()
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
        there(id.value().equals("pl-" + caller.identity().name()), "playlist " + id);
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

    private FakeService activity() {
        return service()
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

    private FakeService recommender() {
        var radio = new Recommender.Radio(List.of(new TrackId("tr-2"), new TrackId("tr-3")));
        return service()
                .reads(Recommender.HOME, (wish, caller) -> {
                    caller.identity().requireUser();
                    return new Recommender.Home(
                            3, List.of(new Recommender.Row("made-for-you", "Made for you", null, radio.tracks())));
                })
                .reads(Recommender.RADIO, (wish, caller) -> radio)
                .reads(Recommender.SIMILAR, (wish, caller) -> {
                    there(isTrack(new TrackId(wish.id())), "track " + wish.id());
                    return radio;
                });
    }

    private FakeService scanner() {
        var status = new Scanner.Status(Scanner.Phase.DONE, 3, 3, 0.0, null, 3, 0, 0, null, 1L, 2L);
        return service()
                .reads(Scanner.STATUS, (wish, caller) -> status)
                .writes(Scanner.START, (wish, caller) -> admin(caller, status))
                .writes(Scanner.CANCEL, (wish, caller) -> admin(caller, status))
                .reads(Scanner.PROBLEMS, (wish, caller) -> admin(caller, new Scanner.Problems(List.of(), 0)));
    }

    private static <T> T admin(Caller caller, T answer) {
        caller.identity().requireAdmin();
        return answer;
    }

    private FakeService streaming() {
        return service().reads(Streaming.DELIVER, (want, caller) -> {
            there(isTrack(want.track()), "track " + want.track());
            boolean original = want.format() == null || want.format().equals("raw");
            return new Streaming.Delivery(
                    Samples.track(1),
                    original ? folder.resolve("song.flac").toString() : null,
                    original ? null : transcodeUrl,
                    original ? "audio/flac" : "audio/mpeg",
                    original ? "flac" : "mp3",
                    original ? 1_000 : 0,
                    original,
                    original ? "hash" : null,
                    original ? Samples.ADDED_AT_MS : 0,
                    200_000,
                    128);
        });
    }
}
