package io.github.ecssimulator.junit5;

import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.junit5.Settings.Attribute;
import io.github.ecssimulator.model.ArnScope;
import io.github.ecssimulator.testkit.lint.Lint;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an extension that is registered with a field. They are those of {@link EcsSimulatorSettings}, and by
 * {@link #configure} everything else that a simulator can be told.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final EcsSimulatorExtension ecs = EcsSimulatorExtension.builder()
 *         .region("eu-central-1")
 *         .configure(simulator -> simulator.policy(BlockedRenewal.ALLOWED))
 *         .build();
 * }</pre>
 */
public final class EcsSimulatorExtensionBuilder {
    private Settings settings = Settings.OPEN;
    private Consumer<EcsSimulatorBuilder> configuration = SimulatorRecipe.AS_IT_IS;

    EcsSimulatorExtensionBuilder() {}

    /** Sets where the simulated time starts; by default at {@code 2024-01-01T00:00:00Z}. */
    public EcsSimulatorExtensionBuilder startAt(Instant start) {
        return with(Attribute.START_AT, Objects.requireNonNull(start, "start"));
    }

    /**
     * Sets the Region; by default {@code us-east-1}.
     *
     * @throws IllegalArgumentException if it could not stand in an ARN
     */
    public EcsSimulatorExtensionBuilder region(String region) {
        return with(Attribute.REGION, new ArnScope("aws", region, "000000000000").region());
    }

    /**
     * Sets the account; by default {@code 123456789012}.
     *
     * @throws IllegalArgumentException if it is not twelve digits
     */
    public EcsSimulatorExtensionBuilder account(String account) {
        return with(Attribute.ACCOUNT, new ArnScope("aws", "us-east-1", account).account());
    }

    /** Sets the seed that ids come from; by default 1. */
    public EcsSimulatorExtensionBuilder seed(long seed) {
        return with(Attribute.SEED, seed);
    }

    /**
     * Sets the world that each simulator begins with; by default an empty one.
     *
     * @param near the class that relative names are resolved against
     * @param names one or more names of resources, which together make one world
     */
    public EcsSimulatorExtensionBuilder fixture(Class<?> near, String... names) {
        Objects.requireNonNull(near, "near");
        return with(Attribute.FIXTURE, new Settings.FixtureResources(near, List.of(names)));
    }

    /**
     * Sets the recording that each simulator begins at the end of. It says itself how the simulator is made, so it goes with no other setting
     * of that, and not with {@link #configure}.
     *
     * @param near the class that a relative name is resolved against
     * @param name the name of a resource
     */
    public EcsSimulatorExtensionBuilder recording(Class<?> near, String name) {
        Objects.requireNonNull(near, "near");
        return with(Attribute.RECORDING, new Settings.RecordingResource(near, Objects.requireNonNull(name, "name")));
    }

    /**
     * Sets how long a simulator lives; by default {@link SimulatorLife#PER_METHOD}. For {@link SimulatorLife#PER_CLASS} the
     * field must be static, unless the test instance is shared, too.
     */
    public EcsSimulatorExtensionBuilder life(SimulatorLife life) {
        return with(Attribute.LIFE, Objects.requireNonNull(life, "life"));
    }

    /** Sets which client is injected; by default {@link InjectedClient#DIRECT}. */
    public EcsSimulatorExtensionBuilder client(InjectedClient client) {
        return with(Attribute.CLIENT, Objects.requireNonNull(client, "client"));
    }

    /** Sets what becomes of mistakes that the lints find; by default {@link LintMode#TOLD}. */
    public EcsSimulatorExtensionBuilder lints(LintMode mode) {
        return with(Attribute.LINTS, Objects.requireNonNull(mode, "mode"));
    }

    /** Sets which lints would find what is meant so. */
    public EcsSimulatorExtensionBuilder allow(Lint... lints) {
        return with(Attribute.ALLOW, AnnotatedSettings.allowed(lints));
    }

    /**
     * Sets anything else of each simulator, such as policies or a clock to follow. What the other methods or an annotation
     * say is set after it, and so wins.
     *
     * @param step what to do with the builder of each simulator; a further step is done after it
     */
    public EcsSimulatorExtensionBuilder configure(Consumer<EcsSimulatorBuilder> step) {
        configuration = configuration.andThen(Objects.requireNonNull(step, "step"));
        return this;
    }

    /** {@return the extension, for a field annotated with {@code @RegisterExtension}} */
    public EcsSimulatorExtension build() {
        return new EcsSimulatorExtension(new SimulatorRecipe(settings, configuration));
    }

    private EcsSimulatorExtensionBuilder with(Attribute attribute, @Nullable Object value) {
        settings = settings.with(attribute, value);
        return this;
    }
}
