package polyphony.shared.contract;

import java.util.List;
import polyphony.shared.bus.Announcement;
import polyphony.shared.bus.Ask;
import polyphony.shared.bus.Done;
import polyphony.shared.bus.Failure;

/** What the playlists service answers and announces. Only the owner may change a list, unless it says otherwise. */
public interface Playlists {
    Ask<Create, Playlist> CREATE = Ask.once("playlists.create", Create.class, Playlist.class);
    /** NOT_FOUND also for a list that the caller may not see. */
    Ask<Find, Playlist> FIND = Ask.repeatable("playlists.find", Find.class, Playlist.class);
    /** The caller's own lists and those shared with the caller, by name. */
    Ask<ListMine, PlaylistPage> LIST = Ask.repeatable("playlists.list", ListMine.class, PlaylistPage.class);

    Ask<ListEntries, Entries> ENTRIES = Ask.repeatable("playlists.entries", ListEntries.class, Entries.class);
    Ask<Update, Playlist> UPDATE = Ask.repeatable("playlists.update", Update.class, Playlist.class);
    Ask<Share, Playlist> SHARE = Ask.repeatable("playlists.share", Share.class, Playlist.class);
    Ask<AddTracks, Playlist> ADD = Ask.once("playlists.add", AddTracks.class, Playlist.class);
    /** CONFLICT when {@code version} is given and is not the list's version any more. */
    Ask<RemoveTracks, Playlist> REMOVE = Ask.once("playlists.remove", RemoveTracks.class, Playlist.class);

    Ask<MoveTrack, Playlist> MOVE = Ask.once("playlists.move", MoveTrack.class, Playlist.class);
    /** Replaces all entries; long lists continue with {@link #ADD}. */
    Ask<Replace, Playlist> REPLACE = Ask.repeatable("playlists.replace", Replace.class, Playlist.class);

    Ask<Find, Done> DELETE = Ask.repeatable("playlists.delete", Find.class, Done.class);

    Announcement<Changed> CHANGED = new Announcement<>("playlists.changed", Changed.class);

    /** The compacted topic {@code playlists}: key playlist id, value {@link Changed}. */
    String TOPIC = "playlists";

    int TRACKS_MAX = 10_000;
    /** Most track ids in one ask. */
    int BATCH_MAX = 500;

    /**
     * @param sharedWith who may see it beside the owner: names of users; ignored when {@code everyone}
     * @param version grows by one with every change
     * @param durationMs of all entries, as told when they were added
     */
    record Playlist(
            PlaylistId id,
            UserId owner,
            String ownerName,
            String name,
            String comment,
            boolean everyone,
            List<String> sharedWith,
            int trackCount,
            long durationMs,
            long version,
            long createdAtMs,
            long changedAtMs) {
        public Playlist {
            sharedWith = List.copyOf(sharedWith);
        }
    }

    /** A track to add, with its length, which the asker knows from catalog. */
    record Entry(TrackId track, long durationMs) {
        public Entry {
            Limits.within("durationMs", durationMs, 0, 1_000_000_000L);
        }
    }

    /** @param requestId made by the asker; the same id creates only one list. May be null */
    record Create(String name, String comment, boolean everyone, List<Entry> entries, String requestId) {
        public Create {
            Texts.title("name", name, 200);
            Texts.optional("comment", comment, 2_000);
            Limits.size("entries", entries, 0, BATCH_MAX);
            entries = List.copyOf(entries);
            Texts.optional("requestId", requestId, 100);
        }
    }

    record Find(PlaylistId id) {}

    record ListMine(Page page) {}

    record PlaylistPage(List<Playlist> playlists, String next, int total) {
        public PlaylistPage {
            playlists = List.copyOf(playlists);
        }
    }

    /** @param offset position of the first entry, 0 or more; {@code limit} 1 to 500 */
    record ListEntries(PlaylistId id, int offset, int limit) {
        public ListEntries {
            Limits.within("offset", offset, 0, TRACKS_MAX);
            Limits.within("limit", limit, 1, 500);
        }
    }

    record Entries(PlaylistId id, long version, List<TrackId> tracks, int total) {
        public Entries {
            tracks = List.copyOf(tracks);
        }
    }

    /** Null leaves a value as it is. */
    record Update(PlaylistId id, String name, String comment) {
        public Update {
            if (name != null) {
                Texts.title("name", name, 200);
            }
            Texts.optional("comment", comment, 2_000);
        }
    }

    /** Null leaves a value as it is. */
    record Share(PlaylistId id, Boolean everyone, List<String> usernames) {
        public Share {
            if (usernames != null) {
                Limits.size("usernames", usernames, 0, 100);
                usernames.forEach(name -> Texts.required("usernames", name, 100));
                usernames = List.copyOf(usernames);
            }
        }
    }

    /** @param position to insert before, 0 to the list's length; null for the end */
    record AddTracks(PlaylistId id, List<Entry> entries, Integer position) {
        public AddTracks {
            Limits.size("entries", entries, 1, BATCH_MAX);
            entries = List.copyOf(entries);
            if (position != null) {
                Limits.within("position", position, 0, TRACKS_MAX);
            }
        }
    }

    /** @param positions in the list as it is before the change, 0-based */
    record RemoveTracks(PlaylistId id, List<Integer> positions, Long version) {
        public RemoveTracks {
            Limits.size("positions", positions, 1, BATCH_MAX);
            for (Integer position : positions) {
                if (position == null || position < 0) {
                    throw Failure.invalid("positions", "must be 0 or more");
                }
            }
            positions = List.copyOf(positions);
        }
    }

    /** Takes the entry at {@code from} out and puts it so that it then stands at {@code to}; both 0-based. */
    record MoveTrack(PlaylistId id, int from, int to, Long version) {
        public MoveTrack {
            Limits.within("from", from, 0, TRACKS_MAX);
            Limits.within("to", to, 0, TRACKS_MAX);
        }
    }

    record Replace(PlaylistId id, List<Entry> entries) {
        public Replace {
            Limits.size("entries", entries, 0, BATCH_MAX);
            entries = List.copyOf(entries);
        }
    }

    /** @param seenBy users who can see the list, beside the owner; {@code everyone} when all can */
    record Changed(PlaylistId id, UserId owner, boolean everyone, List<UserId> seenBy, long version, boolean deleted) {
        public Changed {
            seenBy = List.copyOf(seenBy);
        }
    }
}
