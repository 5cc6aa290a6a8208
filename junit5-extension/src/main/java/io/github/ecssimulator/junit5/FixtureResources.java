package io.github.ecssimulator.junit5;

import io.github.ecssimulator.testkit.fixture.Fixture;
import java.util.List;

/**
 * Where the world stands that a simulator begins with.
 *
 * @param near the class that relative names are resolved against
 * @param names the names of resources
 */
record FixtureResources(Class<?> near, List<String> names) {

    FixtureResources {
        names = List.copyOf(names);
    }

    Fixture read() {
        return Fixture.fromResource(near, names.toArray(String[]::new));
    }

    /** How messages name it. */
    @Override
    public String toString() {
        return names + " of " + near.getName();
    }
}
