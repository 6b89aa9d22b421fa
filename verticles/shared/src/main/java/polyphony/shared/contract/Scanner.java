package polyphony.shared.contract;

import java.util.List;
import polyphony.shared.bus.Announcement;
import polyphony.shared.bus.Ask;

/** What the scanner service answers and announces. */
public interface Scanner {
    /** Starts a scan, or answers the state of the one that runs. Admin or a service. */
    Ask<Start, Status> START = Ask.repeatable("scanner.start", Start.class, Status.class);
    /** Stops a running scan at the next file; what is done stays, and a later scan goes on from there. Admin. */
    Ask<Cancel, Status> CANCEL = Ask.repeatable("scanner.cancel", Cancel.class, Status.class);

    Ask<GetStatus, Status> STATUS = Ask.repeatable("scanner.status", GetStatus.class, Status.class);
    /** Files of the last scan that could not be read, with the reason. Admin. */
    Ask<ListProblems, Problems> PROBLEMS = Ask.repeatable("scanner.problems", ListProblems.class, Problems.class);

    /** How far the running scan is; at most five a second, and once at the end. */
    Announcement<Status> PROGRESS = new Announcement<>("scanner.progress", Status.class);

    /** Somebody wants the running scan to stop: heard by the scanner that runs it. */
    Announcement<Cancel> CANCELLED = new Announcement<>("scanner.cancelled", Cancel.class);

    /**
     * @param full read every file again, also those that did not change
     * @param acceptLoss go on although more than a fifth of the files is gone; null for no. A music folder that is missing
     *     or empty stops the scan all the same
     */
    record Start(boolean full, Boolean acceptLoss) {
        public Start(boolean full) {
            this(full, null);
        }
    }

    record Cancel() {}

    record GetStatus() {}

    enum Phase {
        /** No scan ran yet. */
        NONE,
        WALKING,
        MISSING,
        READING,
        DONE,
        CANCELLED,
        /** Stopped because going on could do harm or was not possible: {@code reason} says why. */
        STOPPED
    }

    /**
     * @param files found so far, while WALKING, or to be read, while READING
     * @param filesDone of those to be read
     * @param filesPerSecond over the last seconds
     * @param remainingMs estimate, or null when there is none
     * @param read files whose tags were read
     * @param gone tracks that were tombstoned
     * @param problems files that could not be read
     * @param reason why it was stopped, or null
     * @param startedAtMs milliseconds since the epoch, or null
     * @param endedAtMs milliseconds since the epoch, null when not (yet)
     */
    record Status(
            Phase phase,
            int files,
            int filesDone,
            double filesPerSecond,
            Long remainingMs,
            int read,
            int gone,
            int problems,
            String reason,
            Long startedAtMs,
            Long endedAtMs) {
        public boolean isRunning() {
            return phase == Phase.WALKING || phase == Phase.MISSING || phase == Phase.READING;
        }
    }

    record ListProblems(int offset, int limit) {
        public ListProblems {
            Limits.within("offset", offset, 0, 1_000_000);
            Limits.within("limit", limit, 1, 100);
        }
    }

    /** @param path below the music folder */
    record Problem(String path, String reason) {}

    record Problems(List<Problem> problems, int total) {
        public Problems {
            problems = List.copyOf(problems);
        }
    }
}
