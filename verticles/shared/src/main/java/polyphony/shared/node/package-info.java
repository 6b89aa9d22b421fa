/**
 * One process of the cluster. {@link polyphony.shared.node.Settings} read the configuration,
 * {@link polyphony.shared.node.Node} starts the cluster, the bus and the services, and
 * {@link polyphony.shared.node.Registry} tells everyone which node runs what.
 */
package polyphony.shared.node;
