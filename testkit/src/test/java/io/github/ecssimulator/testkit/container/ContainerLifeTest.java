package io.github.ecssimulator.testkit.container;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the process of a container begins, lives and ends. */
@SuppressWarnings("FutureReturnValueIgnored") // as workers do
class ContainerLifeTest {
    private final EcsSimulator ecs =
            EcsSimulator.builder().taskTimings(TaskTimings.realistic()).build();
    private final SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
    private final List<String> told = new ArrayList<>();
    private final List<Container> begun = new ArrayList<>();

    @AfterEach
    void close() {
        ecs.close();
    }

    private void tell(String what) {
        told.add(Duration.between(
                                Instant.parse("2024-01-01T00:00:00Z"),
                                ecs.clock().instant())
                        .toMinutes() + " " + what);
    }

    private void advance(int minutes) {
        ecs.clock().advance(Duration.ofMinutes(minutes));
    }

    /** A program that lives, for it has taken an executor. */
    private void serve(Container container) {
        begun.add(container);
        container.scheduledExecutor();
    }

    @Test
    void assertion_inAThreadThatTheProgramStarted_failsTheTest() {
        Containers.in(service).run(container -> {
            Thread own = new Thread(() -> assertThat(container.task()).isProtected(), "own");
            own.start();
            container.sleeper().sleep(Duration.ofHours(1));
        });

        assertThatThrownBy(() -> advance(10))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("to be protected");
    }

    @Test
    void program_thatThrows_isToldByTheFailureOfTheTest() {
        Containers.in(service).run(container -> {
            container.sleeper().sleep(Duration.ofMinutes(7));
            throw new IllegalStateException("no configuration");
        });
        advance(10);

        assertThatThrownBy(() -> assertThat(service).hasRunningCount(0))
                .hasMessageContaining("threw java.lang.IllegalStateException: no configuration at +00:07")
                .hasMessageContaining(", and 1 more threw");
    }

    @Test
    void work_lostByAProgramThatThrew_isToldWithWhatItThrew() {
        Containers.in(service).run(container -> {
            container.work("job 7");
            container.sleeper().sleep(Duration.ofMinutes(7));
            throw new IllegalStateException("no configuration");
        });
        advance(10);

        assertThatThrownBy(() -> assertThat(service).lostNoWork())
                .hasMessageContaining("because its program failed")
                .hasMessageContaining("Fix:   catch it where the work is done, and hand the work back");
    }

    @Test
    void heartbeats_thatDieInEachContainer_areToldEachOfItsOwnTask() {
        Containers.in(service)
                .run(container ->
                        container.scheduledExecutor().scheduleAtFixedRate(() -> beat(container), 0, 10, MINUTES));
        advance(30);
        SimulatedTask second = service.tasks().get(1);
        service.scaleTo(0);
        advance(60);

        assertThatThrownBy(() -> assertThat(second).isRunning())
                .hasMessageContaining("its heartbeat died at")
                .hasMessageContaining("Cause: java.lang.IllegalStateException: no configuration escaped the heartbeat");
    }

    private void beat(Container container) {
        if (told.size() >= 4) {
            throw new IllegalStateException("no configuration");
        }
        container
                .ecsClient()
                .updateTaskProtection(request -> request.cluster("media")
                        .tasks(container.taskArn())
                        .protectionEnabled(true)
                        .expiresInMinutes(15));
        tell("beat");
    }

    @Test
    void program_ofAService_runsInEachTaskWhenItGetsRunning() {
        Containers.in(service).run(this::serve);
        assertThat(begun).isEmpty();

        advance(1);
        service.scaleTo(3);
        advance(1);

        assertThat(begun).extracting(Container::task).containsExactlyElementsOf(service.tasks());
    }

    @Test
    void program_ofTasksThatRunAlready_runsAtOnce() {
        advance(1);

        Containers.in(service).run(this::serve);

        assertThat(begun).hasSize(2);
    }

    @Test
    void program_ofAReplacement_runsToo() {
        advance(1);
        Containers containers = Containers.in(service).run(this::serve);

        service.tasks().get(0).crash(3);
        advance(1);

        assertThat(containers.all()).isEqualTo(begun).hasSize(3);
        assertThat(begun).extracting(Container::isUp).containsExactly(false, true, true);
    }

    @Test
    void program_ofOneTask_runsInThatTaskOnly() {
        SimulatedTask task = service.tasks().get(1);

        Containers.of(task).run(this::serve);
        advance(1);

        assertThat(begun).extracting(Container::taskArn).containsExactly(task.arn());
    }

    @Test
    void program_thatThrows_endsItsContainerWithOneAndIsReplaced() {
        advance(1);
        SimulatedTask task = service.tasks().get(0);

        Containers containers = Containers.of(task).run(container -> {
            throw new IllegalArgumentException("no such queue");
        });

        assertThat(task.snapshot().exitCode()).isEqualTo(1);
        assertThat(containers.all().get(0).failure())
                .get()
                .hasToString("java.lang.IllegalArgumentException: no such queue");
        advance(1);
        assertThat(service).hasRunningCount(2);
    }

    @Test
    void program_thatHasNothingLeftToDo_endsItsContainerWithZero() {
        advance(1);
        SimulatedTask task = service.tasks().get(0);

        Containers.of(task).run(container -> {
            container.scheduledExecutor().schedule(() -> tell("last work"), 5, MINUTES);
            container.scheduledExecutor().shutdown();
        });
        advance(4);
        assertThat(task).isRunning();
        advance(1);

        assertThat(told).containsExactly("6 last work");
        assertThat(task.snapshot().exitCode()).isZero();
    }

    @Test
    void program_withAThreadOfItsOwn_livesUntilThatEnds() {
        advance(1);
        SimulatedTask task = service.tasks().get(0);
        CountDownLatch end = new CountDownLatch(1);

        Containers.of(task)
                .run(container -> new Thread(() -> {
                            try {
                                end.await();
                            } catch (InterruptedException e) {
                                tell("interrupted");
                            }
                        })
                        .start());
        advance(10);
        assertThat(task).isRunning();
        end.countDown();
        advance(1);

        assertThat(task.snapshot().exitCode()).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void assertion_inAProgram_failsTheTest() {
        advance(1);

        assertThatThrownBy(() ->
                        Containers.in(service).run(container -> assertThat(1).isEqualTo(2)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void work_ofAnExecutorThatThrows_failsTheAdvance() {
        advance(1);
        Containers.in(service)
                .run(container -> container.scheduledExecutor().execute(() -> {
                    throw new IllegalArgumentException("no such job");
                }));

        assertThatThrownBy(() -> advance(1)).hasMessage("no such job");
    }

    @Test
    void exit_ofRunningCode_endsEverythingBehindIt() {
        advance(1);
        SimulatedTask task = service.tasks().get(0);

        Containers.of(task).run(container -> {
            container.scheduledExecutor().scheduleAtFixedRate(() -> tell("heartbeat"), 1, 1, MINUTES);
            container.executor().execute(() -> {
                container.exit(7);
                tell("behind the exit");
            });
        });
        advance(5);

        assertThat(task.snapshot().exitCode()).isEqualTo(7);
        assertThat(told).isEmpty();
    }

    @Test
    void serviceOfPrograms_thatEndAtOnceInAWorldWithoutTimings_isNamed() {
        try (EcsSimulator fast = EcsSimulator.create()) {
            SimulatedService endless = fast.createCluster("media").createService("endless", 1);

            assertThatIllegalStateException()
                    .isThrownBy(() -> Containers.in(endless).run(container -> {}))
                    .withMessageContaining("ended at the instant at which they began");
        }
    }

    @Test
    void call_ofAStoppedContainer_endsTheThreadThatCalls() {
        advance(1);
        Containers.in(service).run(this::serve);
        Container container = begun.get(0);
        container.task().crash(1);

        assertThatThrownBy(() -> container.ecsClient().listClusters())
                .isInstanceOf(ContainerStoppedException.class)
                .isInstanceOf(Error.class)
                .hasMessageContaining("has stopped");
        assertThatThrownBy(() -> container.ecsAsyncClient().listClusters())
                .isInstanceOf(ContainerStoppedException.class);
        assertThatThrownBy(() -> container.sleeper().sleep(Duration.ofMinutes(1)))
                .isInstanceOf(ContainerStoppedException.class);
        assertThatThrownBy(() -> container.work("job")).isInstanceOf(ContainerStoppedException.class);
    }

    @Test
    void caller_inTheJournal_isTheTask() {
        advance(1);
        Containers.in(service).run(container -> {
            serve(container);
            container.ecsClient().listClusters();
        });

        assertThat(ecs.journal().timeline())
                .contains("direct client of " + service.tasks().get(0).arn() + " called ListClusters")
                .contains("direct client of " + service.tasks().get(1).arn() + " called ListClusters");
    }
}
