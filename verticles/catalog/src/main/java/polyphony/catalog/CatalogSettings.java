package polyphony.catalog;

import polyphony.shared.node.Problems;

/**
 * The settings of the catalogue ({@code conf/catalog.yaml}).
 *
 * @param readModelTracksMax most tracks that are kept in memory, 1,000 to 5,000,000
 * @param artworkCacheMiB most disk for smaller pictures, 1 to 1,000,000
 * @param decodersMax pictures decoded at a time, 1 to 16
 */
record CatalogSettings(int readModelTracksMax, int artworkCacheMiB, int decodersMax) {
    CatalogSettings {
        new Problems()
                .unless(
                        readModelTracksMax >= 1_000 && readModelTracksMax <= 5_000_000,
                        "readModelTracksMax must be 1000 to 5000000")
                .unless(artworkCacheMiB >= 1 && artworkCacheMiB <= 1_000_000, "artworkCacheMiB must be 1 to 1000000")
                .unless(decodersMax >= 1 && decodersMax <= 16, "decodersMax must be 1 to 16")
                .stopIfAny();
    }

    /** Refuses a library that does not fit, before any of it is read. */
    int requireRoom(int tracks) {
        new Problems()
                .unless(
                        tracks <= readModelTracksMax,
                        "catalog.readModelTracksMax is " + readModelTracksMax + " but the library has " + tracks
                                + " tracks: raise it, and give the process a kilobyte of memory for each")
                .stopIfAny();
        return tracks;
    }

    long artworkCacheBytes() {
        return artworkCacheMiB * 1024L * 1024L;
    }
}
