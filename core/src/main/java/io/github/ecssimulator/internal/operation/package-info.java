/**
 * The operations of ECS, by resource. A {@code …Reader} reads what a call says, a {@code …Shape} shows what the world has, and what
 * is decided stands in the {@code …Operations} of a resource.
 */
@NullMarked
package io.github.ecssimulator.internal.operation;

import org.jspecify.annotations.NullMarked;
