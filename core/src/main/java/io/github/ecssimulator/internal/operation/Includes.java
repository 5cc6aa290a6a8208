package io.github.ecssimulator.internal.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One piece of the operations: what a describing call wants added to its answer. */
record Includes(List<String> words) {

    /** Reads the member; a word that the operation does not have refuses the call. */
    static Includes of(@Nullable List<String> include, String... known) {
        List<String> words = include == null ? List.of() : include;
        words.forEach(word -> Refused.unlessOneOf("include", word, List.of(known)));
        return new Includes(words);
    }

    /** What an answer has that is not asked what to add. */
    static Includes everything() {
        return new Includes(List.of("TAGS", "SETTINGS", "STATISTICS"));
    }

    boolean tags() {
        return words.contains("TAGS");
    }

    boolean settings() {
        return words.contains("SETTINGS");
    }

    boolean statistics() {
        return words.contains("STATISTICS");
    }
}
