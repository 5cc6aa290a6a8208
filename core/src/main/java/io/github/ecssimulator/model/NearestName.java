package io.github.ecssimulator.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Guesses which name was meant, for a "did you mean" at the end of an error. */
public final class NearestName {
    private static final int TYPING_ERRORS = 2;
    private static final int LETTERS_FOR_EACH_MORE = 5;

    private NearestName() {}

    /**
     * {@return the known name that differs least from a given one, the first of several; empty if each differs by more than typing
     * errors} Upper and lower case are the same.
     */
    public static Optional<String> of(String given, Collection<String> known) {
        Objects.requireNonNull(given, "given");
        return Objects.requireNonNull(known, "known").stream()
                .filter(name -> distance(given, name) <= errorsMax(name))
                .min(Comparator.comparingInt(name -> distance(given, name)));
    }

    /** In a short name two letters may be all of it, in a long one a word may be missing. */
    private static int errorsMax(String name) {
        int few = Math.min(TYPING_ERRORS, name.length() / 2);
        return Math.max(few, name.length() / LETTERS_FOR_EACH_MORE);
    }

    /** How many letters must be put in, taken out or changed. */
    private static int distance(String one, String other) {
        String from = one.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
        if (Math.abs(from.length() - to.length()) > errorsMax(other)) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[to.length() + 1];
        for (int i = 0; i <= to.length(); i++) {
            row[i] = i;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
