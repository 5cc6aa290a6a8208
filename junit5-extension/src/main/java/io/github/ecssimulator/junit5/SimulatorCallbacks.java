package io.github.ecssimulator.junit5;

import java.lang.reflect.Constructor;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * What JUnit calls, and when. It implements no type that is newer than JUnit 5.8, so that an older JUnit than the extension
 * needs can still load it, and be told so.
 */
abstract class SimulatorCallbacks
        implements BeforeAllCallback,
                AfterAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterTestExecutionCallback,
                ParameterResolver,
                InvocationInterceptor {
    private final SimulatorStore simulators;

    SimulatorCallbacks(SimulatorRecipe recipe) {
        JUnitInUse.requireSupported();
        simulators = new SimulatorStore(recipe);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        prepare(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        simulators.enter(context);
        simulators.require(context);
        redirect(context);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        explainFailure(context); // before @AfterEach methods change the world
    }

    @Override
    public void afterEach(ExtensionContext context) {
        explainFailure(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        explainFailure(context);
    }

    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation, ReflectiveInvocationContext<Constructor<T>> constructor, ExtensionContext context)
            throws Throwable {
        prepare(context);
        return invocation.proceed();
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext dynamicTest, ExtensionContext context)
            throws Throwable {
        try {
            invocation.proceed();
        } catch (Throwable error) {
            explain(error, context);
            throw error;
        }
    }

    /** Chooses the context of the test method also for constructors, so that both get the same simulator. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getDeclaringExecutable() instanceof Constructor) {
            // Before any resolver makes a value for the constructor: it may hold code that builds clients.
            prepare(context);
        }
        if (!InjectableTypes.contains(parameter.getParameter().getType())) {
            return false;
        }
        simulators.enter(context);
        return true;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return simulators.valueOf(parameter.getParameter().getType(), context);
    }

    private void prepare(ExtensionContext context) {
        simulators.enter(context);
        redirect(context);
    }

    private void redirect(ExtensionContext context) {
        if (ContextRedirect.isWanted(context) && simulators.has(context)) {
            ContextRedirect.open(context, simulators.require(context));
        }
    }

    private static void explainFailure(ExtensionContext context) {
        context.getExecutionException().ifPresent(error -> explain(error, context));
    }

    private static void explain(Throwable error, ExtensionContext context) {
        OwnedSimulator simulator = SimulatorStore.findOrNull(context);
        if (simulator != null) {
            simulator.explain(error);
        }
    }
}
