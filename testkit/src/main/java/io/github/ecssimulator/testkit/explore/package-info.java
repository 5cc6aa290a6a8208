/** A test run many times, each time against another hostile ECS: {@link io.github.ecssimulator.testkit.explore.Exploration}. */
@NullMarked
package io.github.ecssimulator.testkit.explore;

import org.jspecify.annotations.NullMarked;
