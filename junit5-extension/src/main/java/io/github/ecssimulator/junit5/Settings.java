package io.github.ecssimulator.junit5;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.testkit.fixture.Fixture;
import io.github.ecssimulator.testkit.lint.Lint;
import io.github.ecssimulator.testkit.lint.Lints;
import io.github.ecssimulator.testkit.recording.RecordingJson;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What one annotation, one builder, or all of them together ask for. What is not there was left open. */
record Settings(Map<Attribute, Object> given) {
    static final Settings OPEN = new Settings(Map.of());

    /** What can be asked for, in the order in which messages tell it. */
    enum Attribute {
        START_AT("startAt"),
        REGION("region"),
        ACCOUNT("account"),
        SEED("seed"),
        FIXTURE("fixture"),
        RECORDING("recording"),
        LINTS("lints"),
        ALLOW("allow"),
        LIFE("life"),
        CLIENT("client");

        private final String name;

        Attribute(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** These settings, and one more unless it is null. */
    Settings with(Attribute attribute, @Nullable Object value) {
        return value == null ? this : new Settings(Map.of(attribute, value)).over(this);
    }

    /** These settings where they say something, and the others where they leave it open. */
    Settings over(Settings others) {
        if (given.isEmpty() || others.given.isEmpty()) {
            return given.isEmpty() ? others : this;
        }
        Map<Attribute, Object> both = new EnumMap<>(Attribute.class);
        both.putAll(others.given);
        both.putAll(given);
        return new Settings(both);
    }

    /** What is set and decides how a world is made. */
    Map<Attribute, Object> givenToWorld() {
        return without(EnumSet.of(Attribute.LIFE, Attribute.CLIENT));
    }

    /** What of it a recording says, too. */
    Set<Attribute> givenToMaking() {
        return without(EnumSet.of(
                        Attribute.LIFE, Attribute.CLIENT, Attribute.RECORDING, Attribute.LINTS, Attribute.ALLOW))
                .keySet();
    }

    private Map<Attribute, Object> without(Set<Attribute> others) {
        Map<Attribute, Object> rest = new EnumMap<>(Attribute.class);
        rest.putAll(given);
        rest.keySet().removeAll(others);
        return rest;
    }

    /** Whether a class with these settings needs a simulator of its own. */
    boolean asksForOwnSimulator() {
        return life() != null || !givenToWorld().isEmpty();
    }

    @Nullable
    SimulatorLife life() {
        return (SimulatorLife) given.get(Attribute.LIFE);
    }

    boolean isPerClass() {
        return life() == SimulatorLife.PER_CLASS;
    }

    @Nullable
    FixtureResources fixture() {
        return (FixtureResources) given.get(Attribute.FIXTURE);
    }

    @Nullable
    RecordingResource recording() {
        return (RecordingResource) given.get(Attribute.RECORDING);
    }

    InjectedClient clientOrDefault() {
        return (InjectedClient) given.getOrDefault(Attribute.CLIENT, InjectedClient.DIRECT);
    }

    LintMode lintsOrDefault(ExtensionContext context) {
        LintMode lints = (LintMode) given.get(Attribute.LINTS);
        return lints == null ? LintMode.of(context) : lints;
    }

    void applyTo(EcsSimulator ecs) {
        Set<?> allowed = (Set<?>) given.getOrDefault(Attribute.ALLOW, Set.of());
        allowed.forEach(lint -> Lints.in(ecs).allow((Lint) lint));
    }

    void applyTo(EcsSimulatorBuilder builder) {
        given.forEach((attribute, value) -> {
            switch (attribute) {
                case START_AT -> builder.startAt((Instant) value);
                case REGION -> builder.region((String) value);
                case ACCOUNT -> builder.account((String) value);
                case SEED -> builder.seed((Long) value);
                default -> {} // of what the world holds, or of the test
            }
        });
    }

    /** Where the world stands that a simulator begins with; the names are resolved against the class. */
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

    /** Where a recording stands whose world a simulator begins with; the name is resolved against the class. */
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
