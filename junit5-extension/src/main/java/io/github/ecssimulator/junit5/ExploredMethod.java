package io.github.ecssimulator.junit5;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.testkit.explore.ExploredCode;
import io.github.ecssimulator.testkit.internal.explain.Assumptions;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** A test method as an exploration runs it: in an instance of its own, between what its class does before and after each test. */
final class ExploredMethod implements ExploredCode {
    private final Method method;
    private final Map<Executable, List<Object>> given;
    private final ExtensionContext context;
    private final SimulatorRecipe recipe;
    private final SimulatorRecipe.Contents contents;
    private final InjectedClient client;
    private final OwnedSimulator ofJUnit;

    /** {@code given} is what JUnit gave to the test, and to what it called before. */
    ExploredMethod(Method method, Map<Executable, List<Object>> given, ExtensionContext context) {
        SimulatorStore simulators = SimulatorStore.acting(context);
        this.method = method;
        this.given = given;
        this.context = context;
        this.recipe = simulators.recipe();
        Settings settings = recipe.settingsOf(context);
        this.contents = SimulatorRecipe.contents(settings);
        this.client = settings.clientOrDefault();
        if (settings.isPerClass()) {
            throw new ExtensionConfigurationException(
                    "@ExploredTest makes a world for each seed, but the tests of class "
                            + context.getRequiredTestClass().getName()
                            + " share one (life = PER_CLASS). Move the test to a class of its own.");
        }
        if (settings.recording() != null) {
            throw new ExtensionConfigurationException(
                    "@ExploredTest makes a world for each seed, and a recording is one world (" + settings.recording()
                            + "). Begin with a fixture instead, or without.");
        }
        if (ContextRedirect.isWanted(context)) {
            throw new ExtensionConfigurationException(
                    "@ExploredTest makes a world for each seed, and @RedirectEcsClients leads"
                            + " clients to one for the whole test. Give the code under test a client instead, or explore it without a"
                            + " redirect.");
        }
        this.ofJUnit = simulators.require(context);
    }

    void configure(EcsSimulatorBuilder builder) {
        recipe.configuration().accept(builder);
        contents.configure(builder);
    }

    @Override
    public void run(EcsSimulator ecs) throws Exception {
        contents.fill(ecs);
        OwnedSimulator world = new OwnedSimulator(context, ecs, LintMode.TOLD);
        try {
            run(world);
        } finally {
            world.closeDoors();
        }
    }

    private void run(OwnedSimulator world) throws Exception {
        List<Object> instances = instances(world);
        FirstFailure failure = new FirstFailure();
        failure.ofRunning(() -> {
            for (Object instance : instances) {
                for (Method each : methods(BeforeEach.class, HierarchyTraversalMode.TOP_DOWN, instance)) {
                    ReflectionSupport.invokeMethod(each, instance, arguments(each, null, world));
                }
            }
            ReflectionSupport.invokeMethod(method, instances.get(instances.size() - 1), arguments(method, null, world));
        });
        for (int i = instances.size() - 1; i >= 0; i--) {
            Object instance = instances.get(i);
            for (Method each : methods(AfterEach.class, HierarchyTraversalMode.BOTTOM_UP, instance)) {
                failure.ofRunning(() -> ReflectionSupport.invokeMethod(each, instance, arguments(each, null, world)));
            }
        }
        failure.throwIfAny();
    }

    /** The instance of the class and, before it, those that it is nested in. */
    private List<Object> instances(OwnedSimulator world) throws Exception {
        List<Object> ofJUnit = context.getRequiredTestInstances().getAllInstances();
        boolean isShared = context.getTestInstanceLifecycle()
                .filter(TestInstance.Lifecycle.PER_CLASS::equals)
                .isPresent();
        if (isShared) {
            return ofJUnit;
        }
        List<Object> instances = new ArrayList<>();
        for (Object each : ofJUnit) {
            Constructor<?> constructor = each.getClass().getDeclaredConstructors()[0];
            Object outer = instances.isEmpty() ? null : instances.get(instances.size() - 1);
            instances.add(made(constructor, arguments(constructor, outer, world)));
        }
        return instances;
    }

    private static List<Method> methods(
            Class<? extends Annotation> when, HierarchyTraversalMode order, Object instance) {
        return AnnotationSupport.findAnnotatedMethods(instance.getClass(), when, order);
    }

    /** What JUnit gave to it; in the place of what is ours, and of the instance around, stands what belongs to this world. */
    private Object[] arguments(Executable executable, @Nullable Object outer, OwnedSimulator world) {
        Class<?>[] types = executable.getParameterTypes();
        List<Object> arguments = given.get(executable);
        Object[] own = arguments == null ? new Object[types.length] : arguments.toArray();
        for (int i = 0; i < types.length; i++) {
            if (i == 0 && outer != null && types[i].isInstance(outer)) {
                own[i] = outer;
            } else if (ParameterTypes.areFilled(types[i])
                    && (arguments == null || own[i] == valueOf(types[i], ofJUnit))) {
                own[i] = valueOf(types[i], world);
            } else if (arguments == null) {
                throw new ExtensionConfigurationException("@ExploredTest calls " + executable.getName()
                        + " again for each seed, and cannot fill its parameter of type " + types[i].getSimpleName()
                        + ". Take it in the test method, or in @BeforeEach.");
            }
        }
        return own;
    }

    private Object valueOf(Class<?> type, OwnedSimulator world) {
        return world.valueOf(type.getName(), () -> client);
    }

    private static Object made(Constructor<?> constructor, Object[] arguments) throws Exception {
        constructor.setAccessible(true);
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception exception ? exception : e;
        }
    }

    /**
     * What a test failed with first; as with JUnit all that failed behind it is suppressed in it, and an assumption that did not hold
     * gives way to a failure.
     */
    private static final class FirstFailure {
        private @Nullable Throwable first;

        /** Runs a step, and keeps its failure. */
        void ofRunning(Step step) {
            try {
                step.run();
            } catch (Exception | Error failure) {
                keep(failure);
            }
        }

        private void keep(Throwable failure) {
            Throwable before = first;
            if (before == null) {
                first = failure;
            } else if (before != failure) {
                boolean givesWay = Assumptions.didNotHold(before) && !Assumptions.didNotHold(failure);
                first = givesWay ? failure : before;
                first.addSuppressed(givesWay ? before : failure);
            }
        }

        void throwIfAny() throws Exception {
            if (first instanceof Error error) {
                throw error;
            }
            if (first instanceof Exception exception) {
                throw exception;
            }
        }

        /** A part of a test. */
        interface Step {
            void run() throws Exception;
        }
    }
}
