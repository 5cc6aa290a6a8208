/**
 * The JUnit extension that gives each test its own simulated Amazon ECS.
 *
 * <p>{@link io.github.ecssimulator.junit5.EcsSimulatorExtension} is where to start.
 */
@NullMarked
package io.github.ecssimulator.junit5;

import org.jspecify.annotations.NullMarked;
