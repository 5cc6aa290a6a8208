/**
 * The loopback server: the ECS API, the agent endpoint with task metadata, and the control of the test itself, for clients
 * in any language.
 *
 * <p>Inside, every door takes the request value of the agent endpoint and gives its answer value; one adapter carries both
 * over a socket.
 */
@NullMarked
package io.github.ecssimulator.testkit.http;

import org.jspecify.annotations.NullMarked;
