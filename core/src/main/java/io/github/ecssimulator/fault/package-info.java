/** Faults as data: which call is hit, and what becomes of it. */
@NullMarked
package io.github.ecssimulator.fault;

import org.jspecify.annotations.NullMarked;
