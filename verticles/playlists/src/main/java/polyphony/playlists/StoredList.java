package polyphony.playlists;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import polyphony.shared.bus.Identity;
import polyphony.shared.contract.PlaylistId;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.UserId;

/**
 * All of a list but its tracks.
 *
 * @param comment may be null
 */
record StoredList(
        PlaylistId id,
        Guest owner,
        String name,
        String comment,
        boolean everyone,
        List<Guest> guests,
        int trackCount,
        long durationMs,
        long version,
        long createdAtMs,
        long changedAtMs) {
    StoredList {
        guests = List.copyOf(guests);
    }

    boolean isOwnedBy(Identity who) {
        return owner.id().equals(who.user());
    }

    /** Services of ours see all: they show it to nobody who may not. */
    boolean isSeenBy(Identity who) {
        return who.isService()
                || isOwnedBy(who)
                || everyone
                || guests.stream().anyMatch(guest -> guest.id().equals(who.user()));
    }

    /** What the asker sees of it: with whom else it is shared is the owner's to know. */
    Playlists.Playlist shownTo(Identity who) {
        List<String> names = isOwnedBy(who) || who.isService()
                ? guests.stream().map(Guest::name).toList()
                : List.of();
        return new Playlists.Playlist(
                id,
                owner.id(),
                owner.name(),
                name,
                comment,
                everyone,
                names,
                trackCount,
                durationMs,
                version,
                createdAtMs,
                changedAtMs);
    }

    Playlists.Changed changed(boolean deleted) {
        return new Playlists.Changed(id, owner.id(), everyone, guestIds(), version, deleted);
    }

    List<UserId> guestIds() {
        return guests.stream().map(Guest::id).toList();
    }

    StoredList named(String newName, String newComment) {
        String said = newComment == null ? comment : emptyToNull(newComment);
        return with(newName == null ? name : newName, said, everyone, guests);
    }

    StoredList shared(boolean withEveryone, List<Guest> with) {
        return with(name, comment, withEveryone, with);
    }

    /** Not shared with this user any more. */
    StoredList without(UserId user) {
        return shared(
                everyone,
                guests.stream().filter(guest -> !guest.id().equals(user)).toList());
    }

    /** The same list with other tracks. */
    StoredList holding(Content content) {
        return new StoredList(
                id,
                owner,
                name,
                comment,
                everyone,
                guests,
                content.entries().size(),
                content.durationMs(),
                version,
                createdAtMs,
                changedAtMs);
    }

    /** The next version, changed now. */
    StoredList next(long nowMs) {
        return new StoredList(
                id, owner, name, comment, everyone, guests, trackCount, durationMs, version + 1, createdAtMs, nowMs);
    }

    private StoredList with(String newName, String newComment, boolean newEveryone, List<Guest> newGuests) {
        return new StoredList(
                id,
                owner,
                newName,
                newComment,
                newEveryone,
                newGuests,
                trackCount,
                durationMs,
                version,
                createdAtMs,
                changedAtMs);
    }

    /** What lists are ordered by. */
    String nameKey() {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    static String emptyToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
