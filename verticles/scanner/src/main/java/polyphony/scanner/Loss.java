package polyphony.scanner;

import java.util.ArrayList;
import java.util.List;

/**
 * Files that the catalog knows and the disk does not have, against those that are new: a folder that was renamed loses
 * many files and gains as many.
 */
final class Loss {
    private static final int SHARE = 5;

    private final List<String> gone = new ArrayList<>();
    private int appeared;

    void gone(String path) {
        gone.add(path);
    }

    void appeared(int files) {
        appeared += files;
    }

    List<String> gone() {
        return gone;
    }

    /** More than a fifth is missing and did not turn up elsewhere: rather a disk that is away than a wish. */
    boolean isSuspicious(int knownTracks) {
        int missing = gone.size() - Math.min(gone.size(), appeared);
        return missing > 1 && missing * SHARE > knownTracks;
    }

    String reason(String root, int knownTracks) {
        return gone.size() + " of " + knownTracks + " files below " + root
                + " are missing, more than a fifth: is a disk not mounted? Nothing was changed."
                + " If they are meant to be gone, accept the loss: scripts/polyphony scan --accept-loss, or Scan and accept in the web player.";
    }
}
