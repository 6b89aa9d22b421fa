package polyphony.playlists;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import polyphony.shared.bus.Identity;
import polyphony.shared.contract.Playlists;

/** A page that fits into one answer: long comments and many guests make it shorter than was wished. */
final class PageCut {
    /** Well below what the bus carries. */
    private static final int BYTES_MAX = 180_000;

    private static final int BYTES_OF_ONE = 500;

    private PageCut() {}

    /** @param found with one list more than {@code limit} when there are more */
    static Playlists.PlaylistPage of(PlaylistStore.Found found, int limit, Identity who) {
        List<Playlists.Playlist> page = new ArrayList<>();
        long bytes = 0;
        for (StoredList list : found.lists()) {
            Playlists.Playlist shown = list.shownTo(who);
            bytes += bytes(shown);
            if (page.size() == limit || (bytes > BYTES_MAX && !page.isEmpty())) {
                break;
            }
            page.add(shown);
        }
        String next = found.lists().size() > page.size()
                ? Cursor.of(found.lists().get(page.size() - 1)).text()
                : null;
        return new Playlists.PlaylistPage(page, next, found.total());
    }

    private static long bytes(Playlists.Playlist list) {
        return BYTES_OF_ONE
                + bytes(list.name())
                + bytes(list.comment())
                + list.sharedWith().stream().mapToLong(PageCut::bytes).sum();
    }

    private static long bytes(String text) {
        return text == null ? 0 : 4 + text.getBytes(StandardCharsets.UTF_8).length;
    }
}
