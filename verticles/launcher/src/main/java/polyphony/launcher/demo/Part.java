package polyphony.launcher.demo;

import java.util.List;

/**
 * What one instrument plays.
 *
 * @param gain its loudness in the mix
 * @param pan from -1, left, to 1, right
 */
record Part(Instrument instrument, double gain, double pan, List<Note> notes) {
    Part {
        notes = List.copyOf(notes);
    }
}
