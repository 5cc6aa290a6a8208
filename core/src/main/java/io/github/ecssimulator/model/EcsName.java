package io.github.ecssimulator.model;

import java.util.Objects;

/** The names that ECS gives clusters, services, containers and families of task definitions. */
public final class EcsName {
    private static final int MOST = 255;

    /** What a name must match, as ECS writes it in its refusals: 1 to 255 letters, digits, hyphens and underscores. */
    public static final String RULE = "^[a-zA-Z0-9\\-_]{1," + MOST + "}$"; // documented: CreateCluster and its siblings

    private EcsName() {}

    /** {@return whether ECS takes a text as a name} */
    public static boolean isOne(String text) {
        int length = Objects.requireNonNull(text, "text").length();
        boolean fits = length > 0 && length <= MOST;
        for (int i = 0; fits && i < length; i++) {
            fits = isAllowed(text.charAt(i));
        }
        return fits;
    }

    private static boolean isAllowed(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || letter == '-'
                || letter == '_';
    }
}
