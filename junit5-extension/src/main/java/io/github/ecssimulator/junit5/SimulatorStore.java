package io.github.ecssimulator.junit5;

import io.github.ecssimulator.EcsSimulator;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Keeps the simulators in JUnit's store: that of a class in the context of the class, that of a test method in the
 * context of its invocation. Each context is prepared by one thread before others see it, so a look before a put is safe.
 */
final class SimulatorStore {
    private static final Namespace NAMESPACE = Namespace.create(EcsSimulatorExtension.class);
    private static final String CLOSES_VALUES = "junit.jupiter.extensions.store.close.autocloseable.enabled";
    private static final String TEMPLATE = "[test-template:";
    private static final String EXTENSION = "extension";
    private static final String END = "end of ";
    private static final String OF_CLASS = "simulator of the class";
    private static final String OF_METHOD = "simulator of the test method";

    private final SimulatorRecipe recipe;

    SimulatorStore(SimulatorRecipe recipe) {
        this.recipe = recipe;
    }

    /** Prepares a context, as often as it is called; a class with per-class life gets its simulator here. */
    void enter(ExtensionContext context) {
        requireOnlyExtension(context);
        requireClosingStore(context);
        watchEnd(context);
        if (context.getTestMethod().isEmpty() && context.getTestClass().isPresent()) {
            enterClass(context);
        }
    }

    private void enterClass(ExtensionContext context) {
        Settings settings = recipe.settingsOfClass(context);
        if (settings.isPerClass() && needsOwn(context)) {
            put(OF_CLASS, context, settings);
        }
    }

    private static boolean needsOwn(ExtensionContext context) {
        OwnedSimulator present = find(OF_CLASS, context);
        return present == null
                || (!present.isMadeForClassOf(context)
                        && AnnotatedSettings.of(context.getRequiredTestClass()).asksForOwnSimulator());
    }

    /** What a parameter of one of the {@link ParameterTypes} gets in a context. */
    Object valueOf(Class<?> type, ExtensionContext context) {
        if (find(OF_METHOD, context) == null && !recipe.settingsOfClass(context).isPerClass()) {
            requireInvocation(context);
        }
        return require(context)
                .valueOf(type.getName(), () -> recipe.settingsOf(context).clientOrDefault());
    }

    /** Whether there is a simulator that belongs to a context; without one, its tests have one each. */
    boolean has(ExtensionContext context) {
        return context.getTestMethod().isPresent()
                || recipe.settingsOfClass(context).isPerClass();
    }

    /** The simulator of a context, made now if need be. */
    OwnedSimulator require(ExtensionContext context) {
        OwnedSimulator ofMethod = find(OF_METHOD, context);
        if (ofMethod != null) {
            return ofMethod;
        }
        Settings settings = recipe.settingsOf(context);
        if (settings.isPerClass()) {
            requireNoPolicyOfItsOwn(context);
            return requireOfClass(context);
        }
        if (context.getTestMethod().isEmpty()) {
            throw new ExtensionConfigurationException("Each test method of class "
                    + context.getRequiredTestClass().getName()
                    + " has its own simulator, so there is none for all of them,"
                    + " as @BeforeAll, @AfterAll and the constructor of a shared test instance would need. Set"
                    + " @EcsSimulatorSettings(life = PER_CLASS) on the class, or take the parameter in @BeforeEach or in the"
                    + " test method." + JUnitInUse.hintForConstructors());
        }
        return put(OF_METHOD, context, settings);
    }

    /** What is made for the context around the invocations of a test would be found by all of them. */
    private static void requireInvocation(ExtensionContext context) {
        String id = context.getUniqueId();
        if (id.startsWith(TEMPLATE, id.lastIndexOf('['))) {
            Method method = context.getRequiredTestMethod();
            throw new ExtensionConfigurationException("Each invocation of method "
                    + method.getDeclaringClass().getName() + "." + method.getName()
                    + " has its own simulator, so there is none for what is asked before them, such as a @MethodSource. Set"
                    + " @EcsSimulatorSettings(life = PER_CLASS) on the class, or take the parameter in @BeforeEach or in the"
                    + " test method.");
        }
    }

    private static void requireNoPolicyOfItsOwn(ExtensionContext context) {
        EveryPolicyInvocations.settingOf(context).ifPresent(setting -> {
            throw new ExtensionConfigurationException("@EveryPolicy on method "
                    + context.getRequiredTestMethod().getName() + " needs a simulator for each run, but class "
                    + context.getRequiredTestClass().getName()
                    + " shares one (life = PER_CLASS). Move the method to a class, perhaps a nested one, with"
                    + " life = PER_METHOD.");
        });
    }

    private static OwnedSimulator requireOfClass(ExtensionContext context) {
        OwnedSimulator present = find(OF_CLASS, context);
        if (present == null) {
            throw new ExtensionConfigurationException("EcsSimulatorExtension was registered for less than class "
                    + context.getRequiredTestClass().getName()
                    + ", whose tests share a simulator (life = PER_CLASS). Put"
                    + " @ExtendWith on the class, or make the @RegisterExtension field static.");
        }
        return present;
    }

    /** The simulator that an error in a context has to do with, or null if none was made. */
    static @Nullable OwnedSimulator findOrNull(ExtensionContext context) {
        OwnedSimulator ofMethod = find(OF_METHOD, context);
        return ofMethod == null ? find(OF_CLASS, context) : ofMethod;
    }

    /** Notes that a test ended badly whose own context has not seen it. */
    static void endedBadly(ExtensionContext context) {
        OwnedSimulator simulator = findOrNull(context);
        if (simulator != null) {
            simulator.endedBadly();
        }
    }

    /** Whether another extension of ours acts in a context, or in one around it. */
    boolean isTakenByAnother(ExtensionContext context) {
        Object present = of(context).get(EXTENSION);
        return present != null && present != this;
    }

    /** Finds the store of the extension of ours that acts in a context. */
    static SimulatorStore acting(ExtensionContext context) {
        return Objects.requireNonNull(of(context).get(EXTENSION, SimulatorStore.class), "the acting extension");
    }

    SimulatorRecipe recipe() {
        return recipe;
    }

    /** Whether a context sees a value for the first time in a row. */
    static boolean isFirst(String key, Object value, ExtensionContext context) {
        boolean first = of(context).get(key) != value;
        of(context).put(key, value);
        return first;
    }

    /** A context, the one around it, and so on. */
    static Stream<ExtensionContext> outwards(ExtensionContext context) {
        return Stream.iterate(
                        Optional.of(context), Optional::isPresent, each -> each.flatMap(ExtensionContext::getParent))
                .map(Optional::get);
    }

    /** Where the extension keeps what belongs to a context. */
    static ExtensionContext.Store of(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    private OwnedSimulator put(String key, ExtensionContext context, Settings settings) {
        EcsSimulator ecs = recipe.make(settings, EveryPolicyInvocations.settingOf(context));
        OwnedSimulator made = new OwnedSimulator(context, ecs, settings.lintsOrDefault(context));
        putClosed(key, made, context);
        return made;
    }

    /** Keeps a value that JUnit closes when the context ends, in the reverse order of keeping. */
    static void putClosed(String key, AutoCloseable value, ExtensionContext context) {
        of(context).put(key, value);
        if (!JUnitInUse.closesValues()) {
            of(context).put(key + ", closed", JUnitInUse.closedByOld(value));
        }
    }

    /** Several tests may share a simulator, whose owner does not see how they end. */
    private static void watchEnd(ExtensionContext context) {
        OwnedSimulator shared = find(OF_CLASS, context);
        if (shared == null) {
            return;
        }
        String key = END + context.getUniqueId();
        if (of(context).get(key) == null) {
            putClosed(key, (AutoCloseable) () -> shared.endedLike(context), context);
        }
    }

    private static @Nullable OwnedSimulator find(String key, ExtensionContext context) {
        return of(context).get(key, OwnedSimulator.class);
    }

    private void requireOnlyExtension(ExtensionContext context) {
        ExtensionContext.Store store = of(context);
        Object present = store.get(EXTENSION);
        if (present == null) {
            store.put(EXTENSION, this);
        } else if (present != this
                && AnnotationExtension.Registrations.of(context).size() != 1) {
            throw new ExtensionConfigurationException("EcsSimulatorExtension is registered twice for "
                    + context.getDisplayName() + ". Leave one: @ExtendWith(EcsSimulatorExtension.class), or one"
                    + " @RegisterExtension field, also counting superclasses and enclosing classes.");
        }
    }

    private static void requireClosingStore(ExtensionContext context) {
        if (!JUnitInUse.closesValues()) {
            return; // the parameter is newer than this JUnit
        }
        boolean closes = context.getConfigurationParameter(CLOSES_VALUES)
                .map(Boolean::parseBoolean)
                .orElse(true);
        if (!closes) {
            throw new ExtensionConfigurationException("The configuration parameter " + CLOSES_VALUES
                    + " is false, so JUnit would not close the simulators, and what a test left open would stay unseen."
                    + " Leave the parameter out.");
        }
    }
}
