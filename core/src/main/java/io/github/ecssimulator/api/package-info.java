/**
 * The operations as typed Java: one request and one response record for each, and the exception a refused call throws.
 *
 * <p>Component names are ECS's own member names. A member that is absent on the wire is {@code null} here; lists that ECS
 * always sends are never {@code null}.
 */
@NullMarked
package io.github.ecssimulator.api;

import org.jspecify.annotations.NullMarked;
