package polyphony.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import polyphony.launcher.servers.Refused;
import polyphony.shared.contract.Scanner;

class ScanNowTest {
    @Test
    void a_loss_is_accepted_only_by_who_says_so() {
        assertEquals(new Scanner.Start(false, false), ScanNow.wish(Arguments.of("scan")));
        assertEquals(new Scanner.Start(true, false), ScanNow.wish(Arguments.of("scan", "full", "--data", "/a")));
        assertEquals(new Scanner.Start(true, true), ScanNow.wish(Arguments.of("scan", "--accept-loss", "full")));
        assertEquals(new Scanner.Start(false, true), ScanNow.wish(Arguments.of("scan", "accept-loss")));
    }

    @Test
    void another_word_is_refused_with_what_may_be_said() {
        var refused = assertThrows(Refused.class, () -> ScanNow.wish(Arguments.of("scan", "all")));

        assertEquals("usage: scripts/polyphony scan [full] [--accept-loss]", refused.getMessage());
    }
}
