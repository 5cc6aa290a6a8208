package io.github.ecssimulator.junit5;

import io.github.ecssimulator.testkit.explore.Exploration;
import io.github.ecssimulator.testkit.explore.Invariant;
import io.github.ecssimulator.testkit.explore.Menu;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that is run many times, each time in another world in which ECS and the network are as hostile as they may be. It brings
 * {@link EcsSimulatorExtension} with it, and {@link Exploration} says what an exploration is.
 *
 * <pre>{@code
 * @ExploredTest(seeds = 500)
 * void noJobIsLost(EcsSimulator ecs, EcsClient client) {
 *     SimulatedService fleet = ecs.createCluster("media").createService("transcoder", 5);
 *     fleet.tasks().forEach(task -> new Worker(client, task.arn()).start());
 *     ecs.clock().advance(Duration.ofHours(12));
 *     assertThat(fleet).lostNoWork();
 * }
 * }</pre>
 *
 * <p>For each seed the class is made anew, its {@code @BeforeEach} methods run before the test and its {@code @AfterEach} methods behind it,
 * all with parameters of that seed's world; what others filled in is the same for all seeds. Callbacks of other extensions come once, around all seeds, and what they put into fields
 * is not there in the new instances; with {@code @TestInstance(PER_CLASS)} all seeds share the one instance that has it. Settings, fixtures
 * and allowed lints hold for each world, but for the seed; {@link SimulatorLife#PER_CLASS} cannot be.
 *
 * <p>The system property {@code ecs.simulator.shard}, such as {@code 2/8}, runs one of several parts of all seeds. With
 * the configuration parameter {@code ecs.simulator.explorations=told} each report entry of a test that succeeded tells what was tried.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@TestTemplate
@ExtendWith({AnnotationExtension.class, ExploredTestExtension.class})
public @interface ExploredTest {

    /** {@return how many seeds are run: 1 or more} */
    int seeds() default 100;

    /** {@return what is drawn from; by default all that a right worker survives} */
    Menu[] menus() default {};

    /** {@return what has to hold at the end of each seed besides the assertions of the test} */
    Invariant[] invariants() default {Invariant.NO_LOST_WORK, Invariant.CAPACITY_GIVEN_BACK, Invariant.NO_DEAD_HEARTBEAT
    };

    /**
     * {@return for how long a service may have more tasks than it wants, counted anew when it is scaled or deployed meanwhile: a
     * duration in ISO 8601, such as {@code PT50M}; by default there is no limit}
     */
    String capacityGivenBackWithin() default "";

    /** {@return what failed once and is repeated, instead of all seeds, as the message of the failure says} */
    String replay() default "";

    /** {@return in how many invocations the seeds are run, which JUnit may run in parallel: 1 or more} */
    int parts() default 1;
}
