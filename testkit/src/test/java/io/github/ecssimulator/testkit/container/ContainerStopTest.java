package io.github.ecssimulator.testkit.container;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.journal.NoteEvent;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.testkit.lint.Lint;
import io.github.ecssimulator.testkit.lint.Lints;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the process of a container is told to stop, and killed. */
@SuppressWarnings("FutureReturnValueIgnored") // as workers do
class ContainerStopTest {
    private final EcsSimulator ecs = EcsSimulator.builder()
            .taskTimings(TaskTimings.instant().withStopTimeout(Duration.ofSeconds(30)))
            .settling(Settling.defaults().within(Duration.ofMillis(300)))
            .build();
    private final SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);
    private final SimulatedTask task = service.tasks().get(0);
    private final List<String> told = new ArrayList<>();
    private Instant stop = Instant.EPOCH;

    @BeforeEach
    void passAMinute() {
        advance(60);
    }

    @AfterEach
    void close() {
        ecs.close();
    }

    private void tell(String what) {
        told.add(Duration.between(stop, ecs.clock().instant()).toSeconds() + " s: " + what);
    }

    private void advance(long seconds) {
        ecs.clock().advance(Duration.ofSeconds(seconds));
    }

    private void scaleIn() {
        stop = ecs.clock().instant();
        service.scaleTo(0);
    }

    /** A program that lives, for it has taken an executor. */
    private void serve(Consumer<Container> onSigterm) {
        Containers.of(task).run(container -> {
            container.scheduledExecutor();
            container.onSigterm(() -> onSigterm.accept(container));
        });
    }

    @Test
    void sigterm_withoutAHandler_endsTheProcessAtOnce() {
        Containers.of(task).run(container -> sleep(container, 100));

        scaleIn();
        advance(60);

        assertThat(task.snapshot().exitCode()).isEqualTo(143);
        assertThat(task.described().executionStoppedAt()).isEqualTo(stop);
    }

    @Test
    void sigterm_handlerThatExits_endsTheProcessBeforeTheStopTimeout() {
        serve(container -> {
            tell("SIGTERM");
            sleep(container, 12);
            container.exit(0);
            tell("behind the exit");
        });

        scaleIn();
        advance(60);

        assertThat(told).containsExactly("0 s: SIGTERM");
        assertThat(task.snapshot().exitCode()).isZero();
        assertThat(task.described().executionStoppedAt()).isEqualTo(stop.plusSeconds(12));
    }

    @Test
    void sigterm_handlerThatTakesLongerThanTheStopTimeout_isKilled() {
        serve(container -> {
            try {
                sleep(container, 50);
                tell("slept");
            } finally {
                tell("unwound");
            }
        });

        scaleIn();
        advance(60);

        assertThat(told).containsExactly("30 s: unwound");
        assertThat(task.snapshot().exitCode()).isEqualTo(137);
    }

    @Test
    void lostHost_endsTheProcessWithoutSigterm() {
        serve(container -> tell("SIGTERM"));

        task.loseHost();
        advance(60);

        assertThat(told).isEmpty();
        assertThat(task.snapshot().exitCode()).isEqualTo(137);
    }

    @Test
    void sigterm_severalHandlers_runOneAfterTheOther() {
        Containers.of(task).run(container -> {
            container.scheduledExecutor();
            container.onSigterm(() -> {
                sleep(container, 5);
                tell("first");
            });
            container.onSigterm(() -> tell("second"));
        });

        scaleIn();
        advance(60);

        assertThat(told).containsExactly("5 s: first", "5 s: second");
    }

    @Test
    void sigterm_executorThatIsShutDown_endsTheProcessWhenItsWorkIsDone() {
        Containers.of(task).run(container -> {
            container.scheduledExecutor().execute(() -> {
                sleep(container, 70);
                tell("job done");
            });
            container.onSigterm(() -> {
                container.scheduledExecutor().shutdown();
                tell("terminated " + awaitTermination(container));
            });
        });

        advance(60);
        scaleIn();
        advance(60);

        assertThat(told).containsExactly("10 s: job done", "10 s: terminated true");
        assertThat(task.snapshot().exitCode()).isZero();
        assertThat(task.described().executionStoppedAt()).isEqualTo(stop.plusSeconds(10));
    }

    private static boolean awaitTermination(Container container) {
        try {
            return container.scheduledExecutor().awaitTermination(20, SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void executors_ofAKilledProcess_runNothing() {
        Containers.of(task).run(container -> {
            container.onSigterm(() -> {});
            container.scheduledExecutor().scheduleAtFixedRate(() -> tell("beat"), 10, 10, SECONDS);
            container.executor().execute(() -> {
                sleep(container, 200);
                tell("never");
            });
        });

        scaleIn();
        advance(600);

        assertThat(told).containsExactly("10 s: beat", "20 s: beat");
        assertThat(ecs.journal().timeline()).doesNotContain("ended for good");
    }

    @Test
    void program_ofAKilledProcess_isEndedWhereItWaits() {
        List<String> caught = new ArrayList<>();
        Containers.of(task).run(container -> {
            container.onSigterm(() -> {});
            while (true) {
                try {
                    container.executor().submit(() -> sleep(container, 1000)).get(40, SECONDS);
                } catch (Exception e) { // as workers do, so that one job that fails does not end them
                    caught.add(e.getClass().getSimpleName());
                }
            }
        });

        scaleIn();
        advance(600);

        assertThat(caught).isEmpty();
        assertThat(task.snapshot().exitCode()).isEqualTo(137);
    }

    @Test
    void work_ofAKilledProcess_isLost() {
        Containers.of(task).run(container -> {
            Work work = container.work("job 7");
            sleep(container, 1000);
            work.finish();
        });

        scaleIn();
        advance(600);

        assertThat(ecs.journal().timeline()).contains("job 7").doesNotContain("finished work");
    }

    @Test
    void threadOfItsOwn_thatWaits_isInterruptedWithTheProcess() throws InterruptedException {
        AtomicReference<Thread> own = new AtomicReference<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        Containers.of(task).run(container -> {
            own.set(new Thread(() -> {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.set(true);
                }
            }));
            own.get().start();
        });
        advance(60);
        assertThat(task).matches(SimulatedTask::isRunning);

        scaleIn();
        advance(60);

        own.get().join(5_000);
        assertThat(interrupted).isTrue();
    }

    @Test
    void world_thatIsClosed_endsTheThreadsOfItsContainers() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        Containers.of(task).run(container -> {
            Thread own = new Thread(() -> {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    tell("interrupted");
                }
            });
            own.start();
            threads.add(own);
            threads.add(Thread.currentThread());
            sleep(container, 1000);
        });

        ThreadGroup group = threads.get(0).getThreadGroup();
        ecs.close();

        for (Thread thread : threads) {
            thread.join(5_000);
            assertThat(thread.isAlive()).isFalse();
        }
        assertThat(threads).hasSize(2);
        if (Runtime.version().feature() < 19) { // a newer JDK keeps a group only as long as somebody else does
            assertThat(groupsBeside(group)).doesNotContain(group);
        }
    }

    @Test
    void world_thatIsClosed_endsForCodeInAContainerAsItsProcessDoes() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        List<Throwable> ends = new CopyOnWriteArrayList<>();
        Containers.of(task).run(container -> {
            for (int i = 0; i < 5; i++) {
                Thread own = new Thread(() -> {
                    Throwable unused = catchThrowable(() -> container.sleeper().sleep(Duration.ofDays(1)));
                    ends.add(catchThrowable(() -> container.ecsClient().listClusters())); // in finally, most likely
                    ends.add(catchThrowable(() -> container.sleeper().sleep(Duration.ofDays(1))));
                    ends.add(catchThrowable(() -> container.work("another job")));
                });
                threads.add(own);
                own.start();
            }
        });
        advance(60);
        int entries = ecs.journal().entries().size();

        ecs.close();

        for (Thread thread : threads) {
            thread.join(5_000);
        }
        assertThat(ends).hasSize(15).hasOnlyElementsOfType(ContainerStoppedException.class);
        assertThat(ecs.journal().entries()).hasSize(entries);
    }

    /** The close comes at any place in what the threads do, so it is tried in several worlds. */
    @RepeatedTest(20)
    void world_thatIsClosedInTheMiddleOfADeed_endsForCodeInAContainerAsItsProcessDoes() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        List<Throwable> ends = new CopyOnWriteArrayList<>();
        List<Consumer<Container>> deeds = List.of(
                container -> container.work("job 7").finish(),
                container -> container.work("job 8").finish(),
                container -> container.ecsClient().listClusters(),
                container -> container.onSigterm(() -> {}));
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch underWay = new CountDownLatch(deeds.size());
        Containers.of(task).run(container -> {
            for (Consumer<Container> deed : deeds) {
                Thread own = new Thread(() -> {
                    ends.add(catchThrowable(() -> {
                        go.await();
                        deed.accept(container);
                        underWay.countDown();
                        doForEver(deed, container);
                    }));
                });
                threads.add(own);
                own.start();
            }
        });
        go.countDown();
        underWay.await();

        ecs.close();

        for (Thread thread : threads) {
            thread.join(5_000);
        }
        assertThat(ends).hasSize(deeds.size()).hasOnlyElementsOfType(ContainerStoppedException.class);
    }

    @SuppressWarnings("InfiniteLoopStatement")
    private static void doForEver(Consumer<Container> deed, Container container) {
        while (true) {
            deed.accept(container);
        }
    }

    /** As a loop that logs whatever is thrown and goes on; a process that is killed does not. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void loop_thatCatchesTheEndOfItsProcess_runsNoMoreAndHoldsUpNobody(boolean onAThreadOfItsOwn) {
        AtomicInteger rounds = new AtomicInteger();
        Containers.of(task).run(container -> {
            Runnable loop = () -> loopForEver(container, rounds);
            if (onAThreadOfItsOwn) {
                new Thread(loop).start();
            } else {
                loop.run();
            }
        });
        advance(60);
        int before = rounds.get();
        Instant then = ecs.clock().instant();

        task.stop();
        advance(60);

        assertThat(ecs.clock().instant()).isEqualTo(then.plusSeconds(60));
        assertThat(rounds.get() - before).isBetween(1, 1000);
        assertThat(ecs.journal().events(NoteEvent.RanOn.class)).hasSizeLessThanOrEqualTo(1000);
    }

    private static void loopForEver(Container container, AtomicInteger rounds) {
        while (true) {
            rounds.incrementAndGet();
            try {
                container.sleeper().sleep(Duration.ofSeconds(10));
            } catch (Throwable ignored) {
                // what this is about
            }
        }
    }

    @Test
    void failureOfTheTest_inAMoveInWhichTheProcessEnds_isNoEndOfTheProcess() {
        AtomicReference<Container> kept = new AtomicReference<>();
        Containers.of(task).run(container -> {
            kept.set(container);
            container.scheduledExecutor();
        });
        ecs.clock().runAfter(Duration.ofMinutes(10), "check", () -> {
            task.crash(1);
            throw new IllegalStateException("of the test");
        });
        Container container = kept.get();

        assertThatThrownBy(() -> container.sleeper().sleep(Duration.ofHours(1)))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("of the test");
    }

    @Test
    void clients_ofAnotherContainerThatHasStopped_areNamedAsSuch() {
        SimulatedService other = ecs.createCluster("other").createService("worker", 1);
        AtomicReference<Container> shared = new AtomicReference<>();
        Containers.of(task).run(container -> {
            shared.set(container);
            sleep(container, 1000);
        });
        Containers.in(other).run(container -> {
            sleep(container, 90);
            shared.get().ecsClient().listClusters(); // as if it were in a static field
        });
        advance(60);
        task.stop();

        assertThatThrownBy(() -> advance(60))
                .isInstanceOf(ContainerStoppedException.class)
                .hasMessage("The container of task " + task.id().substring(0, 8)
                        + " has stopped: nothing of its process runs any more. The thread \"main of container of task "
                        + other.tasks().get(0).id().substring(0, 8)
                        + "\" is of another process and used what belongs to that one, perhaps by a static field.");
    }

    private static ThreadGroup[] groupsBeside(ThreadGroup group) {
        ThreadGroup parent = group.getParent();
        ThreadGroup[] found = new ThreadGroup[parent.activeGroupCount() + 10];
        return Arrays.copyOf(found, parent.enumerate(found));
    }

    @Test
    void threadOfItsOwn_thatGoesOnBehindItsEnd_isNamed() {
        AtomicBoolean end = new AtomicBoolean();
        Containers.of(task)
                .run(container -> new Thread(
                                () -> {
                                    while (!end.get()) {
                                        if (!container.isUp()) {
                                            Thread.onSpinWait();
                                            continue;
                                        }
                                        try {
                                            new CountDownLatch(1).await();
                                        } catch (InterruptedException e) {
                                            // it takes no notice
                                        }
                                    }
                                },
                                "poller of jobs")
                        .start());
        advance(60);
        assertThatThrownBy(this::scaleIn)
                .hasMessageContaining("poller of jobs")
                .hasMessageContaining("container of task " + task.id().substring(0, 8));
        end.set(true);
    }

    @Test
    void call_ofADeadProcess_endsEveryThreadThatCalls() {
        AtomicReference<Container> kept = new AtomicReference<>();
        Containers.of(task).run(container -> {
            kept.set(container);
            container.scheduledExecutor();
        });
        scaleIn();
        advance(60);
        Container container = kept.get();

        assertThatStops(() -> container.ecsClient().listClusters());
        assertThatStops(() -> container.ecsAsyncClient().listClusters());
        assertThatStops(() -> container.httpClient().sendAsync(null, null));
        assertThatStops(() -> container.sleeper().sleep(Duration.ofMinutes(1)));
        assertThatStops(() -> container.work("job"));
        assertThatStops(() -> container.onSigterm(() -> {}));
        assertThat(Lints.of(ecs).findings())
                .filteredOn(finding -> finding.lint() == Lint.LIFE_AFTER_DEATH)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.sentence()).endsWith("but its code ran on: it called ListClusters at +00:02");
                    assertThat(finding.times()).isEqualTo(6);
                });
    }

    @Test
    void finallyBlock_ofAKilledProcess_isNoLifeAfterDeath() {
        serve(container -> {
            try {
                sleep(container, 100);
            } finally {
                container.ecsClient().listClusters();
            }
        });
        scaleIn();
        advance(60);

        assertThat(Lints.of(ecs).findings()).isEmpty();
        assertThat(ecs.journal().timeline()).doesNotContain("ListClusters");
    }

    private static void assertThatStops(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ContainerStoppedException.class).hasMessageContaining("has stopped");
    }

    private static void sleep(Container container, long seconds) {
        try {
            container.sleeper().sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
