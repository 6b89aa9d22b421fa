package polyphony.playlists;

import polyphony.shared.contract.UserId;

/** A user that a list is shared with. */
record Guest(UserId id, String name) {}
