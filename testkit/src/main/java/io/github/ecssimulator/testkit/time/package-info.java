/**
 * Other people's waiting, in simulated time: executors that run on the clock of a simulator, and Awaitility.
 *
 * <p>Production code that sleeps behind an interface of its own needs nothing from here: {@code clock::advance} is a sleep
 * in simulated time.
 */
@NullMarked
package io.github.ecssimulator.testkit.time;

import org.jspecify.annotations.NullMarked;
