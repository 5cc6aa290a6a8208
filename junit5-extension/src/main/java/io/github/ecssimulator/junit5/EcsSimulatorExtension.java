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
 * <p>A parameter that is somebody else's stays so:
 *
 * <ul>
 *   <li>one with an annotation that can be seen at run time, such as {@code @Mock}, {@code @Autowired} or
 *       {@code @ConvertWith}, and each one of a constructor with such an annotation. Annotations about nullness, others that
 *       may stand at a type, and those for compilers, checkers and readers mark nothing;
 *   <li>an argument of a {@code @ParameterizedTest} or {@code @ParameterizedClass}. What stands behind the arguments of the
 *       source is filled here. JUnit tells since 5.14 how many arguments there are; before that, only the first parameter of
 *       a parameterized test is taken for one;
 *   <li>one of the type {@code Clock}, {@code EcsClient} or {@code EcsAsyncClient} that another extension fills, and any of
 *       a constructor that another extension fills as a whole, as Spring does if told to.
 * </ul>
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
 * {@link SimulatorLife#PER_CLASS}, and before 5.9 the extension does not see what other extensions fill.
 */
public final class EcsSimulatorExtension extends SimulatorCallbacks {

    /** Makes the extension with every setting at its default, for {@code @ExtendWith}. */
    public EcsSimulatorExtension() {
        this(new SimulatorRecipe(Settings.OPEN, SimulatorRecipe.AS_IT_IS));
    }

    EcsSimulatorExtension(SimulatorRecipe recipe) {
        super(recipe);
    }

    /** {@return a builder with every setting at its default, for an extension with {@code @RegisterExtension}} */
    public static EcsSimulatorExtensionBuilder builder() {
        return new EcsSimulatorExtensionBuilder();
    }
}
