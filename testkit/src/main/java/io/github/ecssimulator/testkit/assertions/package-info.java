/** AssertJ assertions for tasks, services, clusters, the clock, and the SDK's responses. Starts at {@code EcsAssertions}. */
@NullMarked
package io.github.ecssimulator.testkit.assertions;

import org.jspecify.annotations.NullMarked;
