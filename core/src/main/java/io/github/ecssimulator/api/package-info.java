/**
 * The operations as typed Java: a class for each, with its request and its response. A refused call throws an exception.
 *
 * <p>Component names are ECS's own member names. A member that is absent on the wire is {@code null} here; lists that ECS
 * always sends are never {@code null}.
 */
@NullMarked
package io.github.ecssimulator.api;

import org.jspecify.annotations.NullMarked;
