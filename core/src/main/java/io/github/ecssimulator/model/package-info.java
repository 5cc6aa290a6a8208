/** Immutable values of the simulated world: identifiers, statuses and snapshots. */
@NullMarked
package io.github.ecssimulator.model;

import org.jspecify.annotations.NullMarked;
