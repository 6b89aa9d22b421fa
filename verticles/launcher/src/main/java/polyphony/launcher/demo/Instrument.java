package polyphony.launcher.demo;

import java.util.Random;

/** How a note becomes sound: each instrument renders one note as samples between about -1 and 1. */
enum Instrument {
    /** A plucked string: noise running around a loop that dulls it (after Karplus and Strong). */
    STRING {
        @Override
        double[] play(double hertz, double seconds, Random random) {
            var samples = new double[length(seconds + 1.2)];
            // The averaging below delays by half a sample, which would be heard as flat.
            var delay = Mixer.SAMPLES_PER_SECOND / hertz - 0.5;
            var period = (int) delay;
            var rest = delay - period;
            for (var i = 0; i < Math.min(period + 2, samples.length); i++) {
                var softened = i == 0 ? 0 : samples[i - 1] * 0.45;
                samples[i] = (random.nextDouble() * 2 - 1) * 0.75 + softened;
            }
            for (var i = period + 2; i < samples.length; i++) {
                var near = (1 - rest) * samples[i - period] + rest * samples[i - period - 1];
                var far = (1 - rest) * samples[i - period - 1] + rest * samples[i - period - 2];
                samples[i] = 0.9965 * 0.5 * (near + far);
            }
            return Envelope.fadeOut(samples, 0.3);
        }
    },
    /** Something like an electric piano: partials of which the high ones die first. */
    KEYS {
        @Override
        double[] play(double hertz, double seconds, Random random) {
            var samples = new double[length(seconds + 0.5)];
            for (var partial = 1; partial <= 7; partial++) {
                var stretched = hertz * partial * (1 + 0.0004 * partial * partial);
                add(samples, stretched, 0.6 / Math.pow(partial, 1.35), 1.1 + 0.9 * partial);
            }
            return Envelope.attack(Envelope.fadeOut(samples, 0.35), 0.006);
        }
    },
    /** A bell: partials that belong to no scale. */
    BELL {
        private static final double[] RATIOS = {1, 2.01, 2.76, 4.07, 5.4};

        @Override
        double[] play(double hertz, double seconds, Random random) {
            var samples = new double[length(seconds + 2.2)];
            for (var i = 0; i < RATIOS.length; i++) {
                add(samples, hertz * RATIOS[i], 0.5 / (1 + i * 0.9), 1.4 + i);
            }
            return Envelope.attack(Envelope.fadeOut(samples, 0.6), 0.003);
        }
    },
    /** A slow chord sound: two slightly detuned voices that swell. */
    PAD {
        @Override
        double[] play(double hertz, double seconds, Random random) {
            var samples = new double[length(seconds + 1.4)];
            for (var detuned : new double[] {0.9975, 1, 1.0028}) {
                for (var partial = 1; partial <= 5; partial++) {
                    var phase = random.nextDouble() * 2 * Math.PI;
                    steady(samples, hertz * detuned * partial, 0.22 / Math.pow(partial, 1.5), phase);
                }
            }
            return Envelope.attack(Envelope.fadeOut(samples, 1.4), Math.min(0.9, seconds / 2));
        }
    },
    /** A round bass: odd partials as in a triangle. */
    BASS {
        @Override
        double[] play(double hertz, double seconds, Random random) {
            var samples = new double[length(seconds + 0.1)];
            for (var partial = 1; partial <= 7; partial += 2) {
                var sign = partial % 4 == 1 ? 1 : -1;
                add(samples, hertz * partial, sign * 0.9 / (partial * partial), 0.7 + 0.5 * partial);
            }
            return Envelope.attack(Envelope.fadeOut(samples, 0.1), 0.01);
        }
    },
    /** A flute: few partials, a little breath, vibrato once the note stands. */
    FLUTE {
        @Override
        double[] play(double hertz, double seconds, Random random) {
            var samples = new double[length(seconds + 0.25)];
            var phase = 0.0;
            var breath = 0.0;
            for (var i = 0; i < samples.length; i++) {
                var at = i / (double) Mixer.SAMPLES_PER_SECOND;
                var vibrato = 1 + 0.0045 * Math.min(1, at * 1.5) * Math.sin(2 * Math.PI * 5.1 * at);
                phase += 2 * Math.PI * hertz * vibrato / Mixer.SAMPLES_PER_SECOND;
                breath = 0.9 * breath + 0.1 * (random.nextDouble() * 2 - 1);
                samples[i] = 0.55 * Math.sin(phase)
                        + 0.16 * Math.sin(2 * phase)
                        + 0.06 * Math.sin(3 * phase)
                        + 0.05 * breath;
            }
            return Envelope.attack(Envelope.fadeOut(samples, 0.22), 0.07);
        }
    },
    /** A kick drum: a sine that falls. */
    KICK {
        @Override
        double[] play(double hertz, double seconds, Random random) {
            var samples = new double[length(0.35)];
            var phase = 0.0;
            for (var i = 0; i < samples.length; i++) {
                var at = i / (double) Mixer.SAMPLES_PER_SECOND;
                phase += 2 * Math.PI * (46 + 110 * Math.exp(-at * 38)) / Mixer.SAMPLES_PER_SECOND;
                samples[i] = Math.sin(phase) * Math.exp(-at * 9);
            }
            return Envelope.fadeOut(samples, 0.05);
        }
    },
    /** A brush on a snare: noise around a short tone. */
    SNARE {
        @Override
        double[] play(double hertz, double seconds, Random random) {
            var samples = new double[length(0.22)];
            add(samples, 185, 0.35, 22);
            for (var i = 0; i < samples.length; i++) {
                var at = i / (double) Mixer.SAMPLES_PER_SECOND;
                samples[i] += (random.nextDouble() * 2 - 1) * 0.5 * Math.exp(-at * 20);
            }
            return Envelope.fadeOut(samples, 0.05);
        }
    },
    /** A closed hi-hat: noise without its low half. */
    HAT {
        @Override
        double[] play(double hertz, double seconds, Random random) {
            var samples = new double[length(0.09)];
            var before = 0.0;
            for (var i = 0; i < samples.length; i++) {
                var noise = random.nextDouble() * 2 - 1;
                var at = i / (double) Mixer.SAMPLES_PER_SECOND;
                samples[i] = (noise - before) * 0.35 * Math.exp(-at * 55);
                before = noise;
            }
            return samples;
        }
    };

    /** One note, held for so many seconds; it may ring on. */
    abstract double[] play(double hertz, double seconds, Random random);

    private static int length(double seconds) {
        return (int) (seconds * Mixer.SAMPLES_PER_SECOND);
    }

    /** Adds a sine that dies away. */
    private static void add(double[] samples, double hertz, double loudness, double decayPerSecond) {
        if (hertz > Mixer.SAMPLES_PER_SECOND / 2.2) {
            return;
        }
        var sine = new Oscillator(hertz, 0);
        var level = loudness;
        var falling = Math.exp(-decayPerSecond / Mixer.SAMPLES_PER_SECOND);
        for (var i = 0; i < samples.length; i++) {
            samples[i] += level * sine.next();
            level *= falling;
        }
    }

    private static void steady(double[] samples, double hertz, double loudness, double phase) {
        var sine = new Oscillator(hertz, phase);
        for (var i = 0; i < samples.length; i++) {
            samples[i] += loudness * sine.next();
        }
    }
}
