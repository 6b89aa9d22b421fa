package polyphony.streaming;

import polyphony.shared.node.Problems;

/**
 * @param host address of this machine for gateways; empty for the one of cluster.host
 * @param port 0 for any free one
 * @param transcodesMax programs at a time, 0 (two for each processor) to 256
 * @param perUserMax of one user, 1 to 256
 * @param defaultFormat for listeners who name a bit rate and no format
 * @param placesKept places of files that are remembered, 0 to 1,000,000
 */
record StreamingSettings(
        String host, int port, int transcodesMax, int perUserMax, String defaultFormat, int placesKept) {
    StreamingSettings {
        new Problems()
                .unless(host != null, "host must be an address of this machine, or empty")
                .unless(port >= 0 && port <= 65_535, "port must be 0 to 65535")
                .unless(transcodesMax >= 0 && transcodesMax <= 256, "transcodesMax must be 0 to 256")
                .unless(perUserMax >= 1 && perUserMax <= 256, "perUserMax must be 1 to 256")
                .unless(Format.of(defaultFormat).isPresent(), "defaultFormat must be mp3, opus or aac")
                .unless(placesKept >= 0 && placesKept <= 1_000_000, "placesKept must be 0 to 1000000")
                .stopIfAny();
    }

    /** Programs at a time on a machine with so many processors. */
    int transcodesOn(int processors) {
        return transcodesMax == 0 ? 2 * processors : transcodesMax;
    }
}
