package polyphony.playlists;

import polyphony.shared.node.Problems;

/** @param listsMax playlists of one user, 1 to 10,000 */
record PlaylistsSettings(int listsMax) {
    PlaylistsSettings {
        new Problems()
                .unless(listsMax >= 1 && listsMax <= 10_000, "playlists.listsMax must be 1 to 10000")
                .stopIfAny();
    }
}
