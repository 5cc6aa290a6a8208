/**
 * The task protection endpoint of the Amazon ECS agent, {@code PUT} and {@code GET}
 * {@code /api/{endpoint id}/task-protection/v1/state}, byte for byte as agent v1.105.0 answers it.
 *
 * <p>Nothing here opens a socket: {@link io.github.ecssimulator.testkit.internal.agent.AgentEndpoint} turns a request value
 * into an answer value, and an adapter carries both over a wire or, in memory, not.
 */
@NullMarked
package io.github.ecssimulator.testkit.internal.agent;

import org.jspecify.annotations.NullMarked;
