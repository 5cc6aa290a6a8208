package io.github.ecssimulator.junit5;

import io.github.ecssimulator.EcsSimulator;

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
 * {@code @RegisterExtension} field holds. A test that ended well fails when its simulator cannot be closed cleanly, as
 * {@link EcsSimulator#close()} says; one that failed or was aborted stays what it is. The error of a failed test carries the
 * timeline and the seed. If it cannot, because it holds no suppressed exceptions or already tells the story of another test,
 * a copy or a wrapper of it does.
 *
 * <p>It needs JUnit 5.8 or newer. Before JUnit 5.12 a constructor can take a parameter only with
 * {@link SimulatorLife#PER_CLASS}.
 */
public final class EcsSimulatorExtension extends SimulatorCallbacks {

    /** Makes the extension with every setting at its default, for {@code @ExtendWith}. */
    public EcsSimulatorExtension() {
        this(new SimulatorRecipe(Settings.OPEN, builder -> {}));
    }

    EcsSimulatorExtension(SimulatorRecipe recipe) {
        super(recipe);
    }

    /**
     * Starts the settings of an extension, for {@code @RegisterExtension}.
     *
     * @return a builder with every setting at its default
     */
    public static EcsSimulatorExtensionBuilder builder() {
        return new EcsSimulatorExtensionBuilder();
    }
}
