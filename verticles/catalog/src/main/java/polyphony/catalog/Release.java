package polyphony.catalog;

import java.util.List;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.Track;

/**
 * An album with its tracks: the unit in which the catalogue is read from the store.
 *
 * @param tracks by disc and number, at least one
 */
record Release(Album album, List<Track> tracks) {}
