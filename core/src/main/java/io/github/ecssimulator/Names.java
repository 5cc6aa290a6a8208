package io.github.ecssimulator;

import java.util.regex.Pattern;

/** One piece of the front: the names that ECS accepts. */
final class Names {
    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9\\-_]{1,255}"); // documented: CreateCluster

    private Names() {}

    static void require(String kind, String name) {
        if (!ALLOWED.matcher(name).matches()) {
            throw new IllegalArgumentException("The name of a " + kind
                    + " has 1 to 255 letters, digits, underscores and hyphens, but was \"" + name + "\".");
        }
    }
}
