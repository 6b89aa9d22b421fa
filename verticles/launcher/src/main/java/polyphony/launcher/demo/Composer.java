package polyphony.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes a piece in a style: a chord for every bar, a bass under it, broken chords, and a melody made of one short idea that comes
 * back changed (A, A on the next chord, B, A again), as tunes do.
 */
final class Composer {
    private static final int STEPS = 7;
    private static final int OCTAVE = 12;
    private static final double[][] RHYTHMS_OF_FOUR = {
        {1, 1, 2}, {1.5, 0.5, 1, 1}, {0.5, 0.5, 1, 2}, {1, 0.5, 0.5, 1.5, 0.5}, {2, 1, 1}
    };
    private static final double[][] RHYTHMS_OF_THREE = {{1, 1, 1}, {2, 1}, {1.5, 0.5, 1}, {1, 0.5, 0.5, 1}};

    private final Style style;
    private final Random random;
    private final int key;

    Composer(Style style, long seed) {
        this.style = style;
        this.random = new Random(seed);
        this.key = 55 + random.nextInt(8);
    }

    /** @param bars about how long it should be; it ends with a whole round of its chords */
    Score compose(int bars) {
        var chords = style.chords().get(random.nextInt(style.chords().size()));
        var rounds = Math.max(2, bars / chords.size());
        var length = rounds * chords.size();
        var parts = new ArrayList<Part>();
        parts.add(new Part(Instrument.PAD, 0.16, 0, pads(chords, length)));
        parts.add(new Part(style.accompaniment(), 0.24, -0.45, brokenChords(chords, length)));
        parts.add(new Part(Instrument.BASS, 0.42, 0.05, bass(chords, length)));
        parts.add(new Part(style.melody(), 0.46, 0.25, melody(chords, length)));
        if (style.drums()) {
            parts.addAll(drums(length));
        }
        var ending = length * style.beatsPerBar();
        parts.add(new Part(style.accompaniment(), 0.3, 0, lastChord(ending)));
        return new Score(style.beatsPerMinute(), ending + style.beatsPerBar(), parts);
    }

    /** The pitch of a step of the scale; steps go on beyond the octave. */
    private double pitch(int step, int octaves) {
        return key
                + OCTAVE * (octaves + Math.floorDiv(step, STEPS))
                + style.scale().get(Math.floorMod(step, STEPS));
    }

    private List<Note> pads(List<Integer> chords, int bars) {
        var notes = new ArrayList<Note>();
        for (var bar = 0; bar < bars; bar++) {
            for (var third = 0; third < 6; third += 2) {
                notes.add(new Note(
                        bar * style.beatsPerBar(),
                        style.beatsPerBar(),
                        pitch(inside(chords.get(bar % chords.size()) + third), 0),
                        0.8));
            }
        }
        return notes;
    }

    /** Folds a step into one octave, so that chords move little from bar to bar. */
    private static int inside(int step) {
        return Math.floorMod(step, STEPS);
    }

    private List<Note> brokenChords(List<Integer> chords, int bars) {
        int[] order = style.beatsPerBar() == 3 ? new int[] {0, 4, 2, 4, 7, 4} : new int[] {0, 4, 7, 2, 4, 9, 7, 4};
        var notes = new ArrayList<Note>();
        for (var bar = 1; bar < bars; bar++) {
            var root = chords.get(bar % chords.size());
            for (var i = 0; i < order.length; i++) {
                var accent = i == 0 ? 0.95 : 0.6 + 0.2 * random.nextDouble();
                notes.add(new Note(bar * style.beatsPerBar() + i * 0.5, 0.5, pitch(root + order[i], 0), accent));
            }
        }
        return notes;
    }

    private List<Note> bass(List<Integer> chords, int bars) {
        var notes = new ArrayList<Note>();
        for (var bar = 2; bar < bars; bar++) {
            var root = chords.get(bar % chords.size());
            var start = (double) bar * style.beatsPerBar();
            var half = style.beatsPerBar() == 3 ? 2 : 2.5;
            notes.add(new Note(start, half, pitch(inside(root), -2), 1));
            notes.add(new Note(start + half, style.beatsPerBar() - half, pitch(inside(root) + 4, -2), 0.7));
        }
        return notes;
    }

    private List<Note> melody(List<Integer> chords, int bars) {
        var ideaA = idea();
        var ideaB = idea();
        var notes = new ArrayList<Note>();
        for (var bar = 2; bar < bars; bar++) {
            // Bars of a round: A, A, B, and a long note to breathe.
            var place = bar % 4;
            var root = chords.get(bar % chords.size());
            if (place == 3 && random.nextInt(3) > 0) {
                notes.add(new Note(bar * style.beatsPerBar(), style.beatsPerBar(), pitch(root + 2, 1), 0.8));
            } else {
                notes.addAll(place == 2 ? ideaB.at(bar, root) : ideaA.at(bar, root));
            }
        }
        return notes;
    }

    private Idea idea() {
        var rhythms = style.beatsPerBar() == 3 ? RHYTHMS_OF_THREE : RHYTHMS_OF_FOUR;
        var rhythm = rhythms[random.nextInt(rhythms.length)];
        var steps = new int[rhythm.length];
        // Begins on a note of the chord and goes on in small steps, now and then a leap.
        steps[0] = 2 * random.nextInt(3);
        for (var i = 1; i < steps.length; i++) {
            var move = random.nextInt(5) == 0 ? 3 : 1;
            steps[i] = Math.max(-2, Math.min(8, steps[i - 1] + (random.nextBoolean() ? move : -move)));
        }
        return new Idea(rhythm, steps);
    }

    /** A rhythm and a line, to be sung on any chord. */
    private final class Idea {
        private final double[] rhythm;
        private final int[] steps;

        Idea(double[] rhythm, int[] steps) {
            this.rhythm = rhythm;
            this.steps = steps;
        }

        List<Note> at(int bar, int root) {
            var notes = new ArrayList<Note>();
            var beat = (double) bar * style.beatsPerBar();
            for (var i = 0; i < rhythm.length; i++) {
                // The first note is turned to one of the chord, the others keep the line.
                var step = inside(root) + steps[i];
                notes.add(new Note(beat, rhythm[i] * 0.96, pitch(step, 1), i == 0 ? 0.95 : 0.75));
                beat += rhythm[i];
            }
            return notes;
        }
    }

    private List<Part> drums(int bars) {
        var kicks = new ArrayList<Note>();
        var snares = new ArrayList<Note>();
        var hats = new ArrayList<Note>();
        for (var bar = 4; bar < bars; bar++) {
            var start = (double) bar * style.beatsPerBar();
            kicks.add(new Note(start, 1, 36, 1));
            kicks.add(new Note(start + 2.5, 1, 36, 0.8));
            snares.add(new Note(start + 1, 1, 60, 0.8));
            snares.add(new Note(start + 3, 1, 60, 0.9));
            for (var half = 0; half < 8; half++) {
                hats.add(new Note(start + half * 0.5, 0.5, 60, half % 2 == 0 ? 0.5 : 0.8));
            }
        }
        return List.of(
                new Part(Instrument.KICK, 0.75, 0, kicks),
                new Part(Instrument.SNARE, 0.28, 0.1, snares),
                new Part(Instrument.HAT, 0.2, -0.3, hats));
    }

    private List<Note> lastChord(double beat) {
        return List.of(
                new Note(beat, style.beatsPerBar(), pitch(0, -1), 1),
                new Note(beat + 0.06, style.beatsPerBar(), pitch(0, 0), 0.9),
                new Note(beat + 0.12, style.beatsPerBar(), pitch(2, 0), 0.9),
                new Note(beat + 0.18, style.beatsPerBar(), pitch(4, 0), 0.9));
    }
}
