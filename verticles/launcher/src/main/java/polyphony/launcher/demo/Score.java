package polyphony.launcher.demo;

import java.util.List;

/** A whole piece. */
record Score(double beatsPerMinute, double beats, List<Part> parts) {
    Score {
        parts = List.copyOf(parts);
    }

    double secondsPerBeat() {
        return 60 / beatsPerMinute;
    }
}
