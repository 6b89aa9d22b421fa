package polyphony.shared.contract;

import java.util.List;
import polyphony.shared.bus.Announcement;
import polyphony.shared.bus.Ask;
import polyphony.shared.bus.Done;

/**
 * What every node answers about itself. These asks go to one node by its id ({@link polyphony.shared.bus.Bus#askNode}), never
 * to whichever is free. Admins and services of ours only.
 */
public interface Nodes {
    Ask<Describe, Description> DESCRIBE = Ask.repeatable("node.describe", Describe.class, Description.class);
    /** Answers at once; then the node leaves as it does on SIGTERM, and its process ends. */
    Ask<Drain, Done> DRAIN = Ask.repeatable("node.drain", Drain.class, Done.class);
    /** Changes the share of work of what runs on this node. NOT_FOUND when it does not run that version. */
    Ask<Weigh, Done> WEIGH = Ask.repeatable("node.weigh", Weigh.class, Done.class);

    /** Something that an operator sees has changed on a node; what it is, the node tells. */
    Announcement<Changed> CHANGED = new Announcement<>("node.changed", Changed.class);
    /** An instance was taken to weight zero because it failed far more often than its siblings. */
    Announcement<Demoted> DEMOTED = new Announcement<>("node.demoted", Demoted.class);

    record Describe() {}

    record Drain() {}

    /** @param weight 0 to 100; 0 gets no work
     *  @param reason why, for people; null takes an earlier one away */
    record Weigh(String service, String version, int weight, String reason) {
        public Weigh {
            Texts.required("service", service, 100);
            Texts.required("version", version, 100);
            Limits.within("weight", weight, 0, 100);
            Texts.optional("reason", reason, 500);
        }
    }

    enum State {
        STARTING,
        READY,
        DRAINING
    }

    enum Breaker {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    /**
     * @param name for people; the id is new at every start
     * @param version of the node's own jar
     * @param startedAtMs milliseconds since the epoch
     * @param services what runs here, by name
     * @param breakers how this node sees the instances that it asks
     */
    record Description(
            String nodeId,
            String name,
            String zone,
            String version,
            long startedAtMs,
            State state,
            long heapUsedBytes,
            long heapMaxBytes,
            List<ServiceState> services,
            List<BreakerState> breakers) {
        public Description {
            services = List.copyOf(services);
            breakers = List.copyOf(breakers);
        }
    }

    /**
     * @param id of the instance: the node's, or one of its own when it is written in another language
     * @param language in which it is written
     * @param instances verticles in this process
     * @param answered asks since the start, {@code failed} of them by our own fault
     * @param p50Ms middle and nearly longest time of an answer in the last minute, 0 when there was none
     * @param lag Kafka records that it is behind; null when it reads no topic
     * @param note why its weight was taken to zero, or null
     */
    record ServiceState(
            String service,
            String id,
            String version,
            String language,
            int weight,
            int instances,
            int inFlight,
            long answered,
            long failed,
            double p50Ms,
            double p99Ms,
            Long lag,
            String note) {}

    /** @param asked since this node first saw the instance, {@code failed} of them by our own fault */
    record BreakerState(String service, String instance, Breaker state, int inFlight, long asked, long failed) {}

    record Changed(String nodeId) {}

    record Demoted(String service, String version, String instance, String reason) {}
}
