package polyphony.shared.bus;

import java.util.List;

/** Where instances of a service are; {@code Registry} tells it for a cluster. */
@FunctionalInterface
public interface Instances {
    /** The instances that may be asked now, in no order; empty when the service is away. Never blocks. */
    List<Instance> of(String service);
}
