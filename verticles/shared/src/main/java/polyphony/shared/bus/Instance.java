package polyphony.shared.bus;

/**
 * One instance of a service: a node that runs it.
 *
 * @param service its name
 * @param nodeId the node's id in the cluster
 * @param version of the service
 * @param weight its share of the work beside its siblings, 0 to 100; 0 gets none
 * @param zone where the node stands, or empty
 * @param local true for the instance in this process
 */
public record Instance(String service, String nodeId, String version, int weight, String zone, boolean local) {}
