package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.internal.settle.Place;
import org.jspecify.annotations.Nullable;

/** Collects what several pieces of the user's code threw, one after the other. */
final class Failures {
    private @Nullable Throwable first;

    void add(Callback callback, Throwable thrown) {
        if (first == null) {
            first = thrown;
            callback.nameUnlessNamed(thrown); // time may have waited in vain behind it
        } else if (Place.isToldTwice(first, thrown)) {
            callback.nameIn(first);
        } else if (first != thrown) {
            first.addSuppressed(thrown);
        }
    }

    /** Throws the first, which carries the others. */
    void throwFirst() {
        if (first != null) {
            Failures.<RuntimeException>throwAsItIs(first);
        }
    }

    /** The user's code may throw a checked exception without saying so, as Kotlin's does. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwAsItIs(Throwable failure) throws T {
        throw (T) failure;
    }
}
