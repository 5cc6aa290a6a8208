package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Tests that run at the same time do not see each other's worlds. */
class ParallelTest {

    private static final int THREADS = 4;
    private static final int TOLD = 20;

    @Test
    void tests_atTheSameTime_haveWorldsOfTheirOwn() {
        ExtensionRun.of(MeetingTestCases.class).inParallel(THREADS).succeedsWith(2);
    }

    @Test
    void manyTests_ofAllKinds_haveWorldsOfTheirOwn() {
        ExtensionRun.of(ManyTestCases.class, SharedInstanceTestCases.class, NestedTestCases.class)
                .inParallel(THREADS)
                .succeedsWith(100 + 4 + 50 + 20);
    }

    @Test
    void manyTests_perClass_shareOneWorldAndItsClients() {
        ExtensionRun.of(PerClassTestCases.class, OtherPerClassTestCases.class)
                .inParallel(THREADS)
                .succeedsWith(100);
    }

    @Test
    void equalTests_inParallel_haveTheJournalOfOneThatRunsAlone() {
        ExtensionRun.of(ToldTestCases.class).succeedsWith(TOLD);
        List<String> alone = List.copyOf(ToldTestCases.JOURNALS);
        ToldTestCases.JOURNALS.clear();

        ExtensionRun.of(ToldTestCases.class).inParallel(THREADS).succeedsWith(TOLD);
        assertThat(ToldTestCases.JOURNALS).hasSize(TOLD).containsExactlyElementsOf(alone);
        assertThat(alone).containsOnly(alone.get(0));
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class ToldTestCases {
        static final Queue<String> JOURNALS = new ConcurrentLinkedQueue<>();

        @RepeatedTest(TOLD)
        void repeated(EcsSimulator ecs, EcsClient client) {
            protectAndExpire(ecs, client);
            JOURNALS.add(ecs.journal().timeline());
        }
    }

    /** Both tests are inside their worlds before either goes on, so a shared one could not stay unseen. */
    @ExtendWith(EcsSimulatorExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @Execution(ExecutionMode.CONCURRENT) // else JUnit runs the methods of a shared instance one by one
    static class MeetingTestCases {
        private final CyclicBarrier bothAreHere = new CyclicBarrier(2);

        @Test
        void first(EcsSimulator ecs, EcsClient client) throws Exception {
            liveAlone(ecs, client);
        }

        @Test
        void second(EcsSimulator ecs, EcsClient client) throws Exception {
            liveAlone(ecs, client);
        }

        private void liveAlone(EcsSimulator ecs, EcsClient client) throws Exception {
            assertThat(ecs.clusters()).isEmpty();
            bothAreHere.await(30, TimeUnit.SECONDS);
            protectAndExpire(ecs, client);
            bothAreHere.await(30, TimeUnit.SECONDS);
            assertThat(ecs.clusters()).hasSize(1);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class ManyTestCases {
        @RepeatedTest(100)
        void repeated(EcsSimulator ecs, EcsClient client) {
            protectAndExpire(ecs, client);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4})
        @EcsSimulatorSettings(client = InjectedClient.OVER_HTTP)
        void parameterized(int count, EcsSimulator ecs, EcsClient client) {
            protectAndExpire(ecs, client);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @Execution(ExecutionMode.CONCURRENT)
    static class SharedInstanceTestCases {
        @RepeatedTest(50)
        void repeated(EcsSimulator ecs, EcsClient client) {
            protectAndExpire(ecs, client);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class NestedTestCases {
        private final EcsSimulator ofConstructor;

        NestedTestCases(EcsSimulator ecs) {
            ofConstructor = ecs;
        }

        @BeforeEach
        void before(EcsSimulator ecs) {
            assertThat(ecs).isSameAs(ofConstructor);
        }

        @Nested
        class Inner {
            @RepeatedTest(20)
            void repeated(EcsSimulator ecs, EcsClient client) {
                assertThat(ecs).isSameAs(ofConstructor);
                protectAndExpire(ecs, client);
            }
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class PerClassTestCases {
        @RepeatedTest(50)
        void repeated(EcsSimulator ecs, EcsClient client) {
            SimulatedTask task = ecs.createCluster("media").runTask();
            assertThat(client.getTaskProtection(r -> r.cluster("media").tasks(task.id()))
                            .failures())
                    .isNotEmpty();
            assertThat(ecs.clusters()).hasSize(1);
        }
    }

    @EcsSimulatorSettings(client = InjectedClient.OVER_HTTP)
    static class OtherPerClassTestCases extends PerClassTestCases {}

    private static void protectAndExpire(EcsSimulator ecs, EcsClient client) {
        assertThat(ecs.clusters()).isEmpty();
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
        SimulatedTask busy = service.tasks().get(1);
        client.updateTaskProtection(r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true));
        service.scaleTo(0);
        assertThat(service.tasks()).containsExactly(busy);
        ecs.clock().advance(Duration.ofHours(2));
        assertThat(service.tasks()).isEmpty();
    }
}
