package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.internal.engine.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a describing call wants added to its answer. */
record Includes(List<String> words) {

    /** Reads the member; a word that the operation does not have refuses the call. */
    static Includes of(@Nullable List<String> include, String... known) {
        List<String> words = Given.orNone(include);
        words.forEach(word -> Refused.unlessOneOf("include", word, List.of(known)));
        return new Includes(words);
    }

    /** What a cluster has in an answer that cannot be asked for more. */
    static Includes unasked() { // observed: CreateCluster - without statistics
        return new Includes(List.of("TAGS", "SETTINGS", "CONFIGURATIONS"));
    }

    boolean tags() {
        return words.contains("TAGS");
    }

    boolean settings() {
        return words.contains("SETTINGS");
    }

    boolean configurations() {
        return words.contains("CONFIGURATIONS");
    }

    boolean statistics() {
        return words.contains("STATISTICS");
    }
}
