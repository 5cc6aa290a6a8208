package io.github.ecssimulator;

import io.github.ecssimulator.model.EcsName;
import io.github.ecssimulator.model.NearestName;
import io.github.ecssimulator.model.VisibleText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The names that ECS accepts. */
final class Names {
    private Names() {}

    static void require(String kind, String name) {
        Objects.requireNonNull(name, () -> "The name of a " + kind + " must not be null.");
        if (!EcsName.isOne(name)) {
            throw new IllegalArgumentException(
                    "The name of a " + kind + " has 1 to 255 letters, digits, underscores and hyphens, but was \""
                            + VisibleText.of(name) + "\".");
        }
    }

    /** Tells that there is no such thing, what was meant, and what there is. */
    static IllegalArgumentException unknown(String kind, String name, String where, Stream<String> names) {
        List<String> known = names.toList();
        String meant = NearestName.of(name, known)
                .map(near -> " Did you mean " + near + "?")
                .orElse("");
        String there = known.isEmpty() ? " There is none." : " There are: " + String.join(", ", known) + ".";
        return new IllegalArgumentException(
                "There is no " + kind + " " + VisibleText.of(name) + where + "." + meant + there);
    }
}
