package polyphony.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SlotsTest {
    private final Slots slots = new Slots(3, 2);

    @Test
    void one_user_cannot_take_all() {
        assertTrue(slots.take("ann"));
        assertTrue(slots.take("ann"));
        assertFalse(slots.take("ann"));
        assertTrue(slots.take("bob"));
    }

    @Test
    void together_they_cannot_take_more_than_there_are() {
        slots.take("ann");
        slots.take("ann");
        slots.take("bob");

        assertFalse(slots.take("cat"));
        slots.giveBack("ann");
        assertTrue(slots.take("cat"));
        assertEquals(3, slots.taken());
    }
}
