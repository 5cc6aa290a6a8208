/** The operations of ECS, by resource: what each reads from the wire, decides, and shows of the world. */
@NullMarked
package io.github.ecssimulator.internal.operation;

import org.jspecify.annotations.NullMarked;
