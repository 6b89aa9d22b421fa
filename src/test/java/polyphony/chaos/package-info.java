/**
 * Faults under a steady load: {@code Balancer} (as any load balancer sends requests) ← {@code SteadyLoad} (listeners, seeded, at a rate) →
 * {@code Ledger} (everything that was acknowledged, compared with the truth at the end).
 */
package polyphony.chaos;
