package polyphony.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import polyphony.launcher.servers.Refused;

/**
 * The words of a command line: {@code --name value} (or {@code --name=value}) may stand anywhere and repeat; the other words
 * keep their order.
 */
public record Arguments(List<String> words, Map<String, List<String>> options) {
    /** Options that stand alone. */
    private static final Set<String> FLAGS = Set.of("help", "json", "once", "force", "accept-loss");

    public Arguments {
        words = List.copyOf(words);
        options = Map.copyOf(options);
    }

    /** @throws Refused when an option has no value */
    static Arguments of(String... args) {
        var words = new ArrayList<String>();
        var options = new LinkedHashMap<String, List<String>>();
        for (var i = 0; i < args.length; i++) {
            if (!args[i].startsWith("--")) {
                words.add(args[i]);
                continue;
            }
            var option = args[i].substring(2).split("=", 2);
            if (option.length == 1 && FLAGS.contains(option[0])) {
                options.put(option[0], List.of("true"));
                continue;
            }
            if (option.length == 1 && i + 1 == args.length) {
                throw new Refused(args[i] + " needs a value.");
            }
            var value = option.length == 2 ? option[1] : args[++i];
            options.computeIfAbsent(option[0], name -> new ArrayList<>()).add(value);
        }
        return new Arguments(words, options);
    }

    /** The only value of the option. Given twice, it is refused. */
    Optional<String> option(String name) {
        var values = options.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new Refused("--" + name + " was given " + values.size() + " times; once is enough.");
        }
        return values.stream().findFirst();
    }

    /** Whether an option that stands alone was given. */
    boolean flag(String name) {
        return options.getOrDefault(name, List.of()).contains("true");
    }

    /** The same without an option that has been dealt with. */
    Arguments without(String name) {
        var others = new LinkedHashMap<>(options);
        others.remove(name);
        return new Arguments(words, others);
    }

    /** The words after the first, which names the command. */
    List<String> rest() {
        return words.isEmpty() ? List.of() : words.subList(1, words.size());
    }
}
