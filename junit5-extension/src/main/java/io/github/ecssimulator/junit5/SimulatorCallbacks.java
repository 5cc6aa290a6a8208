package io.github.ecssimulator.junit5;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
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

    /** Whether another extension of ours is the one that acts in a context. */
    boolean isSilentIn(ExtensionContext context) {
        return false;
    }

    final boolean isAnotherActiveIn(ExtensionContext context) {
        return simulators.isTakenByAnother(context);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!isSilentIn(context)) {
            prepare(context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!isSilentIn(context)) {
            simulators.enter(context);
            simulators.require(context);
            redirect(context);
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        explainFailure(context); // before @AfterEach methods change the world
    }

    @Override
    public void afterEach(ExtensionContext context) {
        explainFailure(context);
        if (!isSilentIn(context)) {
            FailureReport.ofEnd(context);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        explainFailure(context);
    }

    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation, ReflectiveInvocationContext<Constructor<T>> constructor, ExtensionContext context)
            throws Throwable {
        if (!isSilentIn(context)) {
            prepare(context);
        }
        return explaining(invocation, context);
    }

    @Override
    public void interceptBeforeAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        explaining(invocation, context);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        explaining(invocation, context);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        explaining(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        explaining(invocation, context);
    }

    @Override
    public <T> T interceptTestFactoryMethod(
            Invocation<T> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        return explaining(invocation, context);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext dynamicTest, ExtensionContext context)
            throws Throwable {
        try {
            explaining(invocation, context);
        } catch (Throwable error) {
            SimulatorStore.endedBadly(context); // its own end is not that of the factory
            throw error;
        }
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        explaining(invocation, context);
    }

    @Override
    public void interceptAfterAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        explaining(invocation, context);
    }

    /** Chooses the context of the test method also for constructors, so that both get the same simulator. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        if (isSilentIn(context)) {
            return false;
        }
        if (parameter.getDeclaringExecutable() instanceof Constructor && !TypeProbe.isOf(parameter)) {
            // Before any resolver makes a value for the constructor: it may hold code that builds clients.
            prepare(context);
        }
        return Claims.claims(parameter, context);
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Claims.valueOf(parameter, context, simulators);
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

    private static <T> T explaining(Invocation<T> invocation, ExtensionContext context) throws Throwable {
        try {
            return invocation.proceed();
        } catch (Throwable error) {
            // What follows a failure of the test is suppressed in it, and the failure has told the story.
            throw context.getExecutionException().isPresent() ? error : FailureStory.explained(error, context);
        }
    }

    private static void explainFailure(ExtensionContext context) {
        context.getExecutionException().ifPresent(error -> FailureStory.explain(error, context));
    }
}
