package polyphony.shared.node;

import polyphony.shared.bus.Instance;

/**
 * How much of the work a process takes.
 *
 * @param instances verticles of each service, 1 to 64
 * @param weight beside its siblings, 0 to 100; a version that has less beside one that has it all is a canary
 */
public record Share(int instances, int weight) {
    /** One of each, as much in use as its siblings. */
    public static final Share WHOLE = new Share(1, Instance.WEIGHT_WHOLE);

    private static final int INSTANCES_MAX = 64;

    public Share {
        new Problems()
                .unless(
                        instances >= 1 && instances <= INSTANCES_MAX,
                        "--instances must be 1 to " + INSTANCES_MAX + ", not " + instances)
                .unless(
                        weight >= 0 && weight <= Instance.WEIGHT_WHOLE,
                        "--weight must be 0 to " + Instance.WEIGHT_WHOLE + ", not " + weight)
                .stopIfAny();
    }

    /** What the words say; null for what was not said. */
    public static Share of(String instances, String weight) {
        var problems = new Problems();
        int many = number("--instances", instances, WHOLE.instances(), problems);
        int heavy = number("--weight", weight, WHOLE.weight(), problems);
        problems.stopIfAny();
        return new Share(many, heavy);
    }

    private static int number(String option, String text, int otherwise, Problems problems) {
        if (text == null) {
            return otherwise;
        }
        problems.unless(text.matches("[0-9]{1,3}"), option + " must be a number, not " + text);
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : otherwise;
    }
}
