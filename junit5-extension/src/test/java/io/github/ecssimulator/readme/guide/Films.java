package io.github.ecssimulator.readme.guide;

import java.util.Optional;

/** Where a worker gets its films from, and what encodes them; in production a queue and another process. */
public interface Films {
    boolean isEmpty();

    /** The next film, unless another worker was quicker. */
    Optional<Film> take();

    /** Something that takes a while. */
    interface Film {
        /** Begins to encode it. */
        void encode(Runnable whenDone);

        /** Stops encoding it, and leaves it to another worker. */
        void giveBack();
    }
}
