package io.github.ecssimulator.internal.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Finds the fewest things that are enough for a failure: first the shortest beginning, then without each part, and at last without
 * each single thing, with which or without which it fails alike.
 */
public final class Fewest {
    private Fewest() {}

    /**
     * What a story of some of the things comes to.
     *
     * @param <T> what the things are
     * @param <X> what ends the search
     */
    @FunctionalInterface
    public interface Trial<T, X extends Exception> {
        /** {@return how many of the things had happened when it failed, or empty if it did not} */
        OptionalInt failsAfter(List<T> things) throws X;
    }

    /** Finds the fewest of the things of a failing story. If it does not fail, they are all kept. */
    public static <T, X extends Exception> List<T> of(List<T> things, Trial<T, X> trial) throws X {
        List<T> fewest = begun(things, trial.failsAfter(things), things);
        for (int length = Math.max(1, fewest.size() / 2); length > 0; length /= 2) {
            for (int from = fewest.size() - length; from >= 0; from--) {
                if (from + length <= fewest.size()) {
                    List<T> without = without(fewest, from, length);
                    fewest = begun(without, trial.failsAfter(without), fewest);
                }
            }
        }
        return fewest;
    }

    private static <T> List<T> begun(List<T> things, OptionalInt failsAfter, List<T> otherwise) {
        return failsAfter.isPresent() ? List.copyOf(things.subList(0, failsAfter.getAsInt())) : otherwise;
    }

    private static <T> List<T> without(List<T> things, int from, int length) {
        List<T> rest = new ArrayList<>(things.subList(0, from));
        rest.addAll(things.subList(from + length, things.size()));
        return rest;
    }
}
