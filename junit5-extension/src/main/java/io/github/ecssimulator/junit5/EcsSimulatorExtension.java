package io.github.ecssimulator.junit5;

import io.github.ecssimulator.EcsSimulator;
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
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * Gives each test its own simulated Amazon ECS.
 *
 * <pre>{@code
 * @ExtendWith(EcsSimulatorExtension.class)
 * class TranscoderTest {
 *
 *     @Test
 *     void busyTask_scaleIn_isSpared(EcsSimulator ecs, EcsClient client) {
 *         SimulatedService transcoder = ecs.createCluster("media").createService("transcoder", 3);
 *         SimulatedTask busy = transcoder.tasks().get(0);
 *
 *         client.updateTaskProtection(r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true));
 *         transcoder.scaleTo(0);
 *
 *         assertThat(busy).isRunning().isProtected();
 *     }
 * }
 * }</pre>
 *
 * <p>It fills parameters of the types {@link EcsSimulator}, {@link io.github.ecssimulator.SimulatedClock},
 * {@link java.time.Clock}, {@code EcsClient}, {@code EcsAsyncClient} and
 * {@link io.github.ecssimulator.testkit.http.EcsSimulatorServer} in test methods, {@code @BeforeEach},
 * {@code @AfterEach} and constructors; with {@link SimulatorLife#PER_CLASS} also in {@code @BeforeAll} and
 * {@code @AfterAll}. All of them that belong to one test show the same simulator.
 *
 * <p>A server is started when a parameter first asks for it, and stopped before the simulator is closed. For code that
 * builds its clients by itself there is {@link RedirectEcsClients}.
 *
 * <p>{@link EcsSimulatorSettings} says how a simulator is made, and so does {@link #builder()} for an extension that a
 * {@code @RegisterExtension} field holds. A test fails when its simulator cannot be closed cleanly, as
 * {@link EcsSimulator#close()} says. The error of a failed test carries the timeline and the seed.
 */
public final class EcsSimulatorExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterTestExecutionCallback,
                ParameterResolver,
                TestInstancePreConstructCallback,
                InvocationInterceptor {
    private final SimulatorStore simulators;

    /** Makes the extension with every setting at its default, for {@code @ExtendWith}. */
    public EcsSimulatorExtension() {
        this(new SimulatorRecipe(Settings.OPEN, builder -> {}));
    }

    EcsSimulatorExtension(SimulatorRecipe recipe) {
        simulators = new SimulatorStore(recipe);
    }

    /**
     * Starts the settings of an extension, for {@code @RegisterExtension}.
     *
     * @return a builder with every setting at its default
     */
    public static EcsSimulatorExtensionBuilder builder() {
        return new EcsSimulatorExtensionBuilder();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        simulators.enter(context);
        redirect(context);
    }

    /** Redirects here already, for a test class whose fields hold code that builds clients. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        simulators.enter(context);
        redirect(context);
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
