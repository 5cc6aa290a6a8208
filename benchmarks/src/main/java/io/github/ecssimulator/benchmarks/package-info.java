/** Measurements of the simulator; nothing here is published. */
@NullMarked
package io.github.ecssimulator.benchmarks;

import org.jspecify.annotations.NullMarked;
