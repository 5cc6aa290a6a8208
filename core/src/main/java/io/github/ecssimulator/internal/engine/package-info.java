/** The mutable state of the world, its event queue and its service scheduler. */
@NullMarked
package io.github.ecssimulator.internal.engine;

import org.jspecify.annotations.NullMarked;
