package polyphony.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import polyphony.launcher.servers.Refused;

class LifelineTest {
    private final Lifeline lifeline = new Lifeline();
    private final List<String> closed = new ArrayList<>();

    @Test
    void the_newest_part_is_stopped_first_and_each_once() {
        lifeline.keep(() -> closed.add("servers"));
        lifeline.keep(() -> closed.add("node"));
        lifeline.close();
        lifeline.close();
        assertEquals(List.of("node", "servers"), closed);
    }

    @Test
    void a_part_that_cannot_be_stopped_does_not_keep_the_others_from_it() {
        lifeline.keep(() -> closed.add("servers"));
        lifeline.keep(() -> {
            throw new IllegalStateException("stuck");
        });
        lifeline.close();
        assertEquals(List.of("servers"), closed);
    }

    @Test
    void what_starts_after_the_stop_began_is_stopped_at_once() {
        lifeline.close();
        assertThrows(Refused.class, () -> lifeline.keep(() -> closed.add("late")));
        assertEquals(List.of("late"), closed);
    }
}
