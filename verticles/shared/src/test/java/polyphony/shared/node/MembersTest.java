package polyphony.shared.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MembersTest {
    private List<String> present = List.of("a", "b", "c");
    private long nanos;

    @Test
    void those_who_left_are_told_once() {
        var members = new Members("a", () -> present, () -> nanos);
        present = List.of("a", "c", "d");

        assertEquals(Set.of("b"), members.look());
        assertEquals(Set.of(), members.look());
        assertEquals(Set.of("a", "c", "d"), members.ids());
    }

    @Test
    void only_the_oldest_clears_up_and_only_after_a_while() {
        var oldest = new Members("a", () -> present, () -> nanos);
        var other = new Members("b", () -> present, () -> nanos);

        assertFalse(oldest.isSweeper("gone"));
        assertFalse(other.isSweeper("gone"));
        nanos = TimeUnit.SECONDS.toNanos(11);
        assertTrue(oldest.isSweeper("gone"));
        assertFalse(other.isSweeper("gone"));
    }

    @Test
    void a_node_that_came_back_starts_anew() {
        var oldest = new Members("a", () -> present, () -> nanos);
        oldest.isSweeper("x");
        present = List.of("a", "x");
        nanos = TimeUnit.SECONDS.toNanos(20);
        oldest.isSweeper("x");
        present = List.of("a");

        assertFalse(oldest.isSweeper("x"));
    }
}
