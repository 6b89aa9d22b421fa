package polyphony.playlists;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import polyphony.playlists.PlaylistStore.Edit;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.UserId;

/** Hints at what was committed, also to those who cannot see the list any more. */
final class Announcer {
    private final Consumer<Playlists.Changed> tell;

    Announcer(Consumer<Playlists.Changed> tell) {
        this.tell = tell;
    }

    void made(StoredList list) {
        tell.accept(list.changed(false));
    }

    void deleted(StoredList list) {
        tell.accept(list.changed(true));
    }

    void changed(Edit edit) {
        if (edit.isNone()) {
            return;
        }
        Set<UserId> seenBy = new LinkedHashSet<>(edit.after().guestIds());
        seenBy.addAll(edit.before().guestIds());
        StoredList list = edit.after();
        boolean everyone = list.everyone() || edit.before().everyone();
        tell.accept(new Playlists.Changed(
                list.id(), list.owner().id(), everyone, List.copyOf(seenBy), list.version(), false));
    }
}
