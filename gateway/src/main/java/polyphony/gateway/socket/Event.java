package polyphony.gateway.socket;

import java.util.function.Predicate;
import polyphony.shared.contract.UserId;

/**
 * One message to listeners.
 *
 * @param seq grows with every event of this gateway; a listener sees gaps where others were meant
 * @param seenBy who may see it
 * @param text the message itself, made once for all
 */
record Event(long seq, Predicate<UserId> seenBy, String text) {}
