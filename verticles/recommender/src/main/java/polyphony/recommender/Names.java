package polyphony.recommender;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives each name a small number for as long as the process lives, so that the models can be plain arrays. */
final class Names {
    static final int UNKNOWN = -1;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** The name's number; a new one for a new name. */
    int number(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        numbers.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    /** The name's number, or {@link #UNKNOWN}. */
    int find(String name) {
        return numbers.getOrDefault(name, UNKNOWN);
    }

    String name(int number) {
        return names.get(number);
    }

    int size() {
        return names.size();
    }
}
