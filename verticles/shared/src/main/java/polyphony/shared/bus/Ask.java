package polyphony.shared.bus;

/**
 * A question that a service answers: its address on the bus and the records that cross it.
 *
 * @param address {@code service.verb}
 * @param repeatable true when asking twice does no more than asking once (a read, or a write that carries a request id
 *     or states a final value): only then may the bus try another instance by itself
 */
public record Ask<Q, A>(String address, Class<Q> question, Class<A> answer, boolean repeatable) {
    public Ask {
        if (!isAddress(address)) {
            throw new IllegalArgumentException("address must be service.verb: " + address);
        }
    }

    static boolean isAddress(String text) {
        return text.matches("[a-z]+\\.[a-zA-Z.]+");
    }

    /** A read, or a write that may safely be sent twice. */
    public static <Q, A> Ask<Q, A> repeatable(String address, Class<Q> question, Class<A> answer) {
        return new Ask<>(address, question, answer, true);
    }

    /** A write that must not be sent twice by the bus itself. */
    public static <Q, A> Ask<Q, A> once(String address, Class<Q> question, Class<A> answer) {
        return new Ask<>(address, question, answer, false);
    }

    /** The name of the service that answers: what stands before the first dot. */
    public String service() {
        return address.substring(0, address.indexOf('.'));
    }
}
