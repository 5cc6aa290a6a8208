package io.github.ecssimulator.internal.log;

import java.util.List;

/** A list that never changes, so nobody has to copy it. */
public interface Unchanging {

    /** Returns a list that never changes: the same, if it is such a one, or else a copy. */
    static <E> List<E> of(List<E> list) {
        return list instanceof Unchanging ? list : List.copyOf(list);
    }
}
