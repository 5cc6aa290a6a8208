/** One handler for each ECS operation. */
@NullMarked
package io.github.ecssimulator.internal.operation;

import org.jspecify.annotations.NullMarked;
