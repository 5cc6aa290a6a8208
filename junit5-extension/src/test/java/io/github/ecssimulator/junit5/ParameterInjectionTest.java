package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionRequest;

/** Which parameters are filled, and where. */
class ParameterInjectionTest {

    @Test
    void testMethod_everyType_showsOneWorld() {
        ExtensionRun.of(TestMethodTestCases.class).succeedsWith(3);
    }

    @Test
    void constructorAndLifecycleMethods_perMethod_shareTheWorldOfTheTest() {
        ExtensionRun.of(EverywhereTestCases.class).succeedsWith(2);
    }

    @Test
    void staticLifecycleMethods_perClass_shareTheWorldOfTheClass() {
        ExtensionRun.of(StaticLifecycleTestCases.class).succeedsWith(2);
    }

    @Test
    void instanceField_registered_fillsParameters() {
        ExtensionRun.of(InstanceFieldTestCases.class).succeedsWith(2);
    }

    @Test
    void method_registersTheExtensionAlone_isFilled() {
        ExtensionRun.of(ExtendedMethodTestCases.class).succeedsWith(1);
    }

    @Test
    void parameter_ofAnotherType_isLeftToOthers() {
        Throwable failure = ExtensionRun.of(ForeignParameterTestCases.class).fails();

        assertThat(failure).hasMessageContaining("No ParameterResolver registered for parameter [java.lang.Runnable");
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class TestMethodTestCases {
        @Test
        void clocks(EcsSimulator ecs, SimulatedClock simulated, Clock clock) {
            simulated.advance(Duration.ofMinutes(5));

            assertThat(clock).isSameAs(simulated).isSameAs(ecs.clock());
            assertThat(clock.instant()).isEqualTo(Instant.parse("2024-01-01T00:05:00Z"));
        }

        @Test
        void clients(EcsSimulator ecs, EcsClient client, EcsAsyncClient async) {
            SimulatedTask task = task(ecs);

            client.updateTaskProtection(protecting(task));

            assertThat(async.getTaskProtection(r -> r.cluster("media").tasks(task.id()))
                            .join()
                            .protectedTasks())
                    .singleElement()
                    .matches(protectedTask -> protectedTask.protectionEnabled());
            assertThat(task.isProtected()).isTrue();
        }

        @Test
        void sameTypeTwice(EcsClient one, EcsClient two, EcsSimulator ecs, EcsSimulator again) {
            assertThat(one).isSameAs(two);
            assertThat(ecs).isSameAs(again);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class EverywhereTestCases {
        private final EcsSimulator ofConstructor;
        private final EcsClient clientOfConstructor;
        private final SimulatedTask task;

        EverywhereTestCases(EcsSimulator ecs, EcsClient client) {
            assertThat(ecs.clusters()).isEmpty();
            ofConstructor = ecs;
            clientOfConstructor = client;
            task = task(ecs);
        }

        @BeforeEach
        void before(EcsSimulator ecs, EcsClient client, Clock clock) {
            assertThat(ecs).isSameAs(ofConstructor);
            assertThat(client).isSameAs(clientOfConstructor);
            assertThat(clock).isSameAs(ofConstructor.clock());
            client.updateTaskProtection(protecting(task));
        }

        @Test
        void first(EcsSimulator ecs) {
            assertThat(ecs).isSameAs(ofConstructor);
            assertThat(task.isProtected()).isTrue();
        }

        @Test
        void second(EcsSimulator ecs) {
            assertThat(ecs).isSameAs(ofConstructor);
            assertThat(ecs.clusters()).hasSize(1);
        }

        @AfterEach
        void after(EcsSimulator ecs, EcsClient client, EcsAsyncClient async) {
            assertThat(ecs).isSameAs(ofConstructor);
            assertThat(client.getTaskProtection(r -> r.cluster("media")).protectedTasks())
                    .isEqualTo(async.getTaskProtection(r -> r.cluster("media"))
                            .join()
                            .protectedTasks())
                    .hasSize(1);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class StaticLifecycleTestCases {
        @BeforeAll
        static void createCluster(EcsSimulator ecs, SimulatedClock clock, EcsClient client, EcsAsyncClient async) {
            clock.advance(Duration.ofHours(1));
            client.updateTaskProtection(protecting(task(ecs)));
            assertThat(async.getTaskProtection(r -> r.cluster("media")).join().protectedTasks())
                    .hasSize(1);
        }

        @Test
        void first(EcsSimulator ecs) {
            ecs.clock().advance(Duration.ofHours(1));
        }

        @Test
        void second(EcsSimulator ecs) {
            ecs.clock().advance(Duration.ofHours(1));
        }

        @AfterAll
        static void seeAll(EcsSimulator ecs, Clock clock) {
            assertThat(ecs.cluster("media").service("transcoder").runningCount())
                    .isEqualTo(1);
            assertThat(clock.instant()).isEqualTo(Instant.parse("2024-01-01T03:00:00Z"));
        }
    }

    static class InstanceFieldTestCases {
        @RegisterExtension
        final EcsSimulatorExtension extension =
                EcsSimulatorExtension.builder().seed(42).build();

        @BeforeEach
        void createCluster(EcsSimulator ecs) {
            assertThat(ecs.clusters()).isEmpty();
            ecs.createCluster("media");
        }

        @Test
        void first(EcsSimulator ecs) {
            assertThat(ecs.seed()).isEqualTo(42);
            assertThat(ecs.clusters()).hasSize(1);
        }

        @Test
        void second(EcsSimulator ecs) {
            assertThat(ecs.clusters()).hasSize(1);
        }
    }

    static class ExtendedMethodTestCases {
        @Test
        @ExtendWith(EcsSimulatorExtension.class)
        void filled(EcsSimulator ecs) {
            assertThat(ecs.clusters()).isEmpty();
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class ForeignParameterTestCases {
        @Test
        void foreign(Runnable work) {
            work.run();
        }
    }

    private static SimulatedTask task(EcsSimulator ecs) {
        return ecs.createCluster("media").createService("transcoder", 1).tasks().get(0);
    }

    private static UpdateTaskProtectionRequest protecting(SimulatedTask task) {
        return UpdateTaskProtectionRequest.builder()
                .cluster("media")
                .tasks(task.id())
                .protectionEnabled(true)
                .build();
    }
}
