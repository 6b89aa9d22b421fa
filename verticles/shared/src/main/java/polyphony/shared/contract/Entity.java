package polyphony.shared.contract;

/** The kinds of thing that listeners star, rate and see counts of. */
public enum Entity {
    TRACK,
    ALBUM,
    ARTIST
}
