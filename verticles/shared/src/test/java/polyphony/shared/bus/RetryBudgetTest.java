package polyphony.shared.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    @Test
    void second_tries_are_a_tenth_of_all_asks_and_a_small_allowance() {
        var budget = new RetryBudget();

        long taken = IntStream.range(0, 1_000)
                .filter(i -> {
                    budget.asked();
                    return budget.take();
                })
                .count();

        assertEquals(120.0, (double) taken, 3.0);
    }
}
