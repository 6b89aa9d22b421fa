package polyphony.scanner.tags;

/** A file that does not hold what its format promises; the message is a sentence for the owner of the music. */
final class BrokenFile extends Exception {
    BrokenFile(String reason) {
        super(reason, null, false, false);
    }
}
