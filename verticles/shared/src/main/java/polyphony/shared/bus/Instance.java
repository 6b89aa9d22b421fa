package polyphony.shared.bus;

/**
 * One instance of a service: a node that runs it, or a program in another language behind a node.
 *
 * @param service its name
 * @param id what stands behind the {@code @} of its addresses; a node's own instances have the node's id
 * @param nodeId the node's id in the cluster
 * @param version of the service
 * @param weight its share of the work beside its siblings, 0 to 100; 0 gets none
 * @param zone where the node stands, or empty
 * @param local true for the instance whose verticles run in this process
 */
public record Instance(
        String service, String id, String nodeId, String version, int weight, String zone, boolean local) {
    /** Gets all the work there is; a version that has less beside one that has it is a canary. */
    public static final int WEIGHT_WHOLE = 100;

    /** The instance of a node of ours. */
    public static Instance of(String service, String nodeId, String version, int weight, String zone, boolean local) {
        return new Instance(service, nodeId, nodeId, version, weight, zone, local);
    }
}
