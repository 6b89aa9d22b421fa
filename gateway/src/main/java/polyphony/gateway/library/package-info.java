/**
 * What several doors put together from two services: records of catalog for ids, and what the listener gave to them. At
 * most two asks run after one another; what activity knows is left out while activity is away.
 */
package polyphony.gateway.library;
