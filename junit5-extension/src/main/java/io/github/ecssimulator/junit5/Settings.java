package io.github.ecssimulator.junit5;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.testkit.fixture.Fixture;
import io.github.ecssimulator.testkit.lint.Lint;
import io.github.ecssimulator.testkit.lint.Lints;
import io.github.ecssimulator.testkit.recording.RecordingJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What one annotation, one builder, or all of them together ask for. What is null was left open. */
record Settings(
        @Nullable Instant startAt,
        @Nullable String region,
        @Nullable String account,
        @Nullable Long seed,
        @Nullable SimulatorLife life,
        @Nullable InjectedClient client,
        @Nullable FixtureResources fixture,
        @Nullable RecordingResource recording,
        @Nullable LintMode lints,
        @Nullable Set<Lint> allow) {

    static final Settings OPEN = new Settings(null, null, null, null, null, null, null, null, null, null);

    /** These settings where they say something, and the others where they leave it open. */
    Settings over(Settings others) {
        if (equals(OPEN)) {
            return others;
        }
        return new Settings(
                startAt == null ? others.startAt : startAt,
                region == null ? others.region : region,
                account == null ? others.account : account,
                seed == null ? others.seed : seed,
                life == null ? others.life : life,
                client == null ? others.client : client,
                fixture == null ? others.fixture : fixture,
                recording == null ? others.recording : recording,
                lints == null ? others.lints : lints,
                allow == null ? others.allow : allow);
    }

    /** What is set, by name. */
    Map<String, Object> given() {
        Map<String, Object> given = givenToWorld();
        putUnlessNull(given, "life", life);
        putUnlessNull(given, "client", client);
        return given;
    }

    /** What is set and decides how a world is made. */
    Map<String, Object> givenToWorld() {
        Map<String, Object> given = new LinkedHashMap<>();
        putUnlessNull(given, "startAt", startAt);
        putUnlessNull(given, "region", region);
        putUnlessNull(given, "account", account);
        putUnlessNull(given, "seed", seed);
        putUnlessNull(given, "fixture", fixture);
        putUnlessNull(given, "recording", recording);
        putUnlessNull(given, "lints", lints);
        putUnlessNull(given, "allow", allow);
        return given;
    }

    /** What of it a recording says, too, by name. */
    Set<String> givenToMaking() {
        Set<String> names = new LinkedHashSet<>(givenToWorld().keySet());
        names.removeAll(Set.of("recording", "lints", "allow"));
        return names;
    }

    /** Whether a class with these settings needs a simulator of its own. */
    boolean asksForOwnSimulator() {
        return life != null || !givenToWorld().isEmpty();
    }

    boolean isPerClass() {
        return life == SimulatorLife.PER_CLASS;
    }

    InjectedClient clientOrDefault() {
        return client == null ? InjectedClient.DIRECT : client;
    }

    /** Only the lints, the rest open. */
    static Settings ofLints(@Nullable LintMode lints, @Nullable Set<Lint> allow) {
        return new Settings(null, null, null, null, null, null, null, null, lints, allow);
    }

    LintMode lintsOrDefault(ExtensionContext context) {
        return lints == null ? LintMode.of(context) : lints;
    }

    void applyTo(EcsSimulator ecs) {
        if (allow != null) {
            allow.forEach(Lints.in(ecs)::allow);
        }
    }

    void applyTo(EcsSimulatorBuilder builder) {
        if (startAt != null) {
            builder.startAt(startAt);
        }
        if (region != null) {
            builder.region(region);
        }
        if (account != null) {
            builder.account(account);
        }
        if (seed != null) {
            builder.seed(seed);
        }
    }

    private static void putUnlessNull(Map<String, Object> given, String name, @Nullable Object value) {
        if (value != null) {
            given.put(name, value);
        }
    }

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

    /**
     * Where a recording stands whose world a simulator begins with.
     *
     * @param near the class that a relative name is resolved against
     * @param name the name of a resource
     */
    record RecordingResource(Class<?> near, String name) {

        Recording read() {
            return RecordingJson.readResource(near, name);
        }

        /** How messages name it. */
        @Override
        public String toString() {
            return name + " of " + near.getName();
        }
    }
}
