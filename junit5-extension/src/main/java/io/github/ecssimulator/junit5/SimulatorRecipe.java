package io.github.ecssimulator.junit5;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.policy.Policy;
import io.github.ecssimulator.testkit.fixture.Fixture;
import io.github.ecssimulator.testkit.internal.progress.AdvanceWatch;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** How the simulators of one extension are made: what its builder says, and what annotations say. */
record SimulatorRecipe(Settings builderSettings, Consumer<EcsSimulatorBuilder> configuration) {
    /** What a builder does that was told nothing more. */
    static final Consumer<EcsSimulatorBuilder> AS_IT_IS = builder -> {};

    /** The settings that hold for the class of a context. Those of a nested class go over those of the enclosing ones. */
    Settings settingsOfClass(ExtensionContext context) {
        Settings annotated = annotatedAround(context);
        AnnotatedSettings.requireNoConflict(
                builderSettings,
                annotated,
                "The builder of EcsSimulatorExtension and @EcsSimulatorSettings on class "
                        + context.getRequiredTestClass().getName()
                        + " (or one that it is nested in) contradict each other",
                "Set it in one of the two places; the annotation on a test method may override either.");
        return annotated.over(builderSettings);
    }

    private static Settings annotatedAround(ExtensionContext context) {
        Settings own = context.getTestClass().map(AnnotatedSettings::of).orElse(Settings.OPEN);
        return context.getParent()
                .map(around -> own.over(annotatedAround(around)))
                .orElse(own);
    }

    /** The settings that hold for a context. Those of a method go over those of its class. */
    Settings settingsOf(ExtensionContext context) {
        Settings ofClass = settingsOfClass(context);
        Optional<Method> method = context.getTestMethod();
        if (method.isEmpty()) {
            return ofClass;
        }
        Settings ofMethod = AnnotatedSettings.of(method.get());
        requireAllowedOnMethod(ofMethod, ofClass, method.get());
        return ofMethod.over(ofClass);
    }

    private static void requireAllowedOnMethod(Settings ofMethod, Settings ofClass, Method method) {
        String where =
                "@EcsSimulatorSettings on method " + method.getDeclaringClass().getName() + "." + method.getName();
        if (ofMethod.life() != null) {
            throw new ExtensionConfigurationException(
                    where + " sets life = " + ofMethod.life() + ", which only a class can. Move it to the class.");
        }
        if (ofClass.isPerClass() && !ofMethod.givenToWorld().isEmpty()) {
            throw new ExtensionConfigurationException(where + " sets " + ofMethod.givenToWorld()
                    + ", but the simulator is shared by the class (life = PER_CLASS). Move the setting to the class, or the"
                    + " method to a class, perhaps a nested one, with its own settings.");
        }
    }

    /** Makes a simulator with settings, and with a policy that a run of its test is for, if there is one. */
    EcsSimulator make(Settings settings, Optional<Policy> policy) {
        try {
            Settings.RecordingResource recording = settings.recording();
            EcsSimulator ecs =
                    recording == null ? made(settings, policy) : replayed(settings, recording.read(), policy);
            AdvanceWatch.on(ecs);
            return ecs;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ExtensionConfigurationException(
                    "EcsSimulatorExtension cannot build the simulator: " + e.getMessage(), e);
        }
    }

    private EcsSimulator made(Settings settings, Optional<Policy> policy) {
        EcsSimulatorBuilder builder = EcsSimulator.builder();
        configuration.accept(builder); // before anything else is set
        policy.ifPresent(builder::policy);
        Contents contents = contents(settings);
        contents.configure(builder);
        EcsSimulator ecs = builder.build();
        contents.fill(ecs);
        return ecs;
    }

    private EcsSimulator replayed(Settings settings, Recording recording, Optional<Policy> policy) {
        List<String> others = new ArrayList<>();
        settings.givenToMaking().forEach(attribute -> others.add(attribute.toString()));
        if (configuration != AS_IT_IS) {
            others.add("configure");
        }
        if (!others.isEmpty()) {
            throw new IllegalArgumentException("the recording " + settings.recording()
                    + " says itself how it is made. Leave out " + String.join(", ", others) + ", or the recording.");
        }
        EcsSimulator ecs = policy.map(recording::with).orElse(recording).replay();
        settings.applyTo(ecs);
        return ecs;
    }

    /** What worlds with these settings begin with; a fixture is read once for all of them. */
    static Contents contents(Settings settings) {
        Settings.FixtureResources resources = settings.fixture();
        return new Contents(settings, resources == null ? null : resources.read());
    }

    /** What a world begins with. */
    record Contents(Settings settings, @Nullable Fixture fixture) {

        void configure(EcsSimulatorBuilder builder) {
            if (fixture != null) {
                fixture.configure(builder);
            }
            settings.applyTo(builder);
        }

        void fill(EcsSimulator ecs) {
            if (fixture != null) {
                fixture.applyTo(ecs); // refuses settings that contradict it
            }
            settings.applyTo(ecs);
        }
    }
}
