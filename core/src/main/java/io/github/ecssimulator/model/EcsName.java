package io.github.ecssimulator.model;

import java.util.Objects;
import java.util.regex.Pattern;

/** The names that ECS gives clusters, services, containers and families of task definitions. */
public final class EcsName {
    /** What a name must match, as ECS writes it in its refusals: 1 to 255 letters, digits, hyphens and underscores. */
    public static final String RULE = "^[a-zA-Z0-9\\-_]{1,255}$"; // documented: CreateCluster and its siblings

    private static final Pattern PATTERN = Pattern.compile(RULE);

    private EcsName() {}

    /**
     * Tells whether ECS takes a text as a name.
     *
     * @param text any text
     * @return whether it is such a name
     */
    public static boolean isOne(String text) {
        return PATTERN.matcher(Objects.requireNonNull(text, "text")).matches();
    }
}
