package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Redirected tests do not meet, though JUnit runs everything in parallel that it may. */
class ParallelRedirectTest {
    private static final Semaphore INSIDE = new Semaphore(1);

    @Test
    void redirectedTests_inParallel_runOneByOne() {
        ExtensionRun.of(FirstTestCases.class, SecondTestCases.class, MethodTestCases.class, ReaderTestCases.class)
                .inParallel(4)
                .redirectedSucceedsWith(20 + 20 + 20 + 20);
    }

    @Test
    void redirectedTest_besideAFreeOne_runsAtTheSameTime() {
        ExtensionRun.of(MeetingTestCases.class).inParallel(4).redirectedSucceedsWith(2);
    }

    /** Does what a redirected test does; another one at the same time would find no permit. */
    private static void aloneInside(EcsSimulator ecs, EcsSimulatorServer server) {
        assertThat(INSIDE.tryAcquire()).as("nobody else is redirected").isTrue();
        assertThat(System.getProperty("aws.endpointUrlEcs"))
                .isEqualTo(server.endpoint().toString());
        SimulatedTask task = ecs.createCluster("media")
                .createService("transcoder", 1)
                .tasks()
                .get(0);
        try (EcsClient client = EcsClient.create()) {
            client.updateTaskProtection(r -> r.cluster("media").tasks(task.id()).protectionEnabled(true));
        }
        assertThat(task.isProtected()).isTrue();
        INSIDE.release();
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @RedirectEcsClients
    static class FirstTestCases {
        @RepeatedTest(20)
        void test(EcsSimulator ecs, EcsSimulatorServer server) {
            aloneInside(ecs, server);
        }
    }

    static class SecondTestCases extends FirstTestCases {}

    @ExtendWith(EcsSimulatorExtension.class)
    static class MethodTestCases {
        @RedirectEcsClients
        @RepeatedTest(20)
        void test(EcsSimulator ecs, EcsSimulatorServer server) {
            aloneInside(ecs, server);
        }
    }

    /** Says that it reads the properties, and so never sees a redirect. */
    @ResourceLock(value = Resources.SYSTEM_PROPERTIES, mode = ResourceAccessMode.READ)
    static class ReaderTestCases {
        @RepeatedTest(20)
        void test() {
            assertThat(System.getProperties()).doesNotContainKey("aws.endpointUrlEcs");
        }
    }

    /** Each waits for the other, so that they cannot run one by one. */
    @ExtendWith(EcsSimulatorExtension.class)
    static class MeetingTestCases {
        private static CountDownLatch bothAreHere;

        @BeforeAll
        static void nobodyIsHere() {
            bothAreHere = new CountDownLatch(2);
        }

        @Test
        @RedirectEcsClients
        void redirected() throws InterruptedException {
            meet();
        }

        @Test
        void free() throws InterruptedException {
            if (SdkInUse.canBeRedirected()) {
                meet();
            }
        }

        private static void meet() throws InterruptedException {
            bothAreHere.countDown();
            assertThat(bothAreHere.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
