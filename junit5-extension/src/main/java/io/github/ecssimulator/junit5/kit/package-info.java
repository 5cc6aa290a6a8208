/**
 * Tests that are written already, for the class of a code base that protects its task.
 *
 * <p>{@link io.github.ecssimulator.junit5.kit.ProtectorContract} is where to start.
 */
@NullMarked
package io.github.ecssimulator.junit5.kit;

import org.jspecify.annotations.NullMarked;
