package io.github.ecssimulator.internal.engine;

import java.time.Instant;
import java.util.SplittableRandom;

/** Which code under test comes first, of all that is due at one instant. */
@FunctionalInterface
interface Ties {
    /** In the order in which it was planned. */
    Ties AS_PLANNED = (name, at) -> 0;

    int RANKS = 1 << 16;

    /** The rank of code, the lowest first; 0 is that of everything else. Code of one name has one rank, and so keeps its own order. */
    int rank(String name, Instant at);

    /** Another order at each instant. */
    static Ties drawnFrom(long seed) {
        return (name, at) -> 1 + new SplittableRandom(seed + 31L * name.hashCode() + at.hashCode()).nextInt(RANKS);
    }
}
