package io.github.ecssimulator.testkit.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.NoteEvent;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the threads that a worker has made itself see of the end of their process. */
@SuppressWarnings("FutureReturnValueIgnored") // as workers do
@Tag("any-version")
class KilledThreadsTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final EcsSimulator ecs = EcsSimulator.builder()
            .taskTimings(TaskTimings.instant().withStopTimeout(Duration.ofSeconds(30)))
            .build();
    private final SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);
    private final SimulatedTask task = service.tasks().get(0);
    private final List<Throwable> ends = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    @AfterEach
    void close() {
        ecs.close();
    }

    private enum Kill {
        CRASH {
            @Override
            void strike(SimulatedTask task) {
                task.crash(1);
            }
        },
        LOST_HOST {
            @Override
            void strike(SimulatedTask task) {
                task.loseHost();
            }
        },
        STOP_TIMEOUT {
            @Override
            void strike(SimulatedTask task) {
                task.stop(); // the program takes notice of the signal, and no more
            }
        };

        abstract void strike(SimulatedTask task);
    }

    private enum Wait {
        SLEEPER {
            @Override
            void in(Container container) throws InterruptedException {
                container.sleeper().sleep(LONG);
            }
        },
        CLOCK {
            @Override
            void in(Container container) throws InterruptedException {
                container.clock().sleep(LONG);
            }
        },
        CALL_THAT_TAKES_LONG {
            @Override
            void in(Container container) {
                container.clock().advance(LONG); // as a client does that waits for its answer
            }
        };

        abstract void in(Container container) throws InterruptedException;
    }

    static Stream<Arguments> killsAndWaits() {
        return Stream.of(Kill.values()).flatMap(kill -> Stream.of(Wait.values()).map(wait -> Arguments.of(kill, wait)));
    }

    @ParameterizedTest
    @MethodSource("killsAndWaits")
    void threadOfAPoolOfItsOwn_thatWaitsInSimulatedTime_endsAsThatOfAKilledProcess(Kill kill, Wait wait)
            throws InterruptedException {
        Containers.of(task).run(container -> {
            container.onSigterm(() -> {});
            Executors.newFixedThreadPool(2).execute(() -> end(() -> wait.in(container)));
        });
        advance(1);

        kill.strike(task);
        advance(1);

        assertThat(end()).isInstanceOf(ContainerStoppedException.class);
        assertThat(ecs.journal().events(NoteEvent.RanOn.class)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void threadOfAPoolOfItsOwn_thatWaitsInTheJdk_isInterrupted(Kill kill) throws InterruptedException {
        Containers.of(task).run(container -> {
            container.onSigterm(() -> {});
            Executors.newFixedThreadPool(2).execute(() -> end(() -> new CountDownLatch(1).await()));
        });
        advance(1);

        kill.strike(task);
        advance(1);

        assertThat(end()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void threadOfAPoolThatIsOlderThanTheContainer_endsWhereItSleepsAsItDoes() throws InterruptedException {
        Containers.of(task).run(container -> {
            container.scheduledExecutor();
            ThreadGroup parent = Thread.currentThread().getThreadGroup().getParent();
            new Thread(parent, () -> end(() -> container.sleeper().sleep(LONG)), "older").start();
        });
        advance(1);

        task.crash(1);
        advance(1);

        assertThat(end()).isInstanceOf(ContainerStoppedException.class); // long before its sleep would be over
    }

    /** As most workers do. A process that is gone gives no job back. */
    @Test
    void jobOfAKilledProcess_isNotHandedBackByItsCode() {
        BlockingQueue<String> queue = new LinkedBlockingQueue<>(List.of("job 7"));
        List<String> done = new CopyOnWriteArrayList<>();
        Containers.in(service).run(container -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            pool.execute(() -> work(container, queue, done));
        });
        advance(1);

        task.crash(1);
        ecs.clock().advance(LONG.multipliedBy(3));

        assertThat(done).isEmpty();
        assertThat(queue).isEmpty();
    }

    private static void work(Container container, BlockingQueue<String> queue, List<String> done) {
        try {
            while (true) {
                String job = queue.take();
                try {
                    container.sleeper().sleep(LONG);
                    done.add(job);
                } catch (InterruptedException e) {
                    queue.add(job); // not done: somebody else takes it
                    throw e;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The code that shuts down may exit before the one that is interrupted goes on: the order in which it was told is what counts. */
    @RepeatedTest(20)
    void interrupt_thatCameBeforeTheEnd_isAnInterrupt() throws InterruptedException {
        Containers.of(task).run(container -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            pool.execute(() -> end(() -> container.sleeper().sleep(LONG)));
            container.onSigterm(() -> {
                pool.shutdownNow();
                container.exit(0);
            });
        });
        advance(1);

        task.stop();
        advance(1);

        assertThat(end()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void threadThatWasInterruptedByTheEnd_andSleepsThen_endsAsThatOfAKilledProcess() throws InterruptedException {
        Containers.of(task).run(container -> {
            container.scheduledExecutor();
            Executors.newFixedThreadPool(1)
                    .execute(() -> end(() -> {
                        Throwable unused = catchThrowable(() -> new CountDownLatch(1).await());
                        Thread.currentThread().interrupt(); // as one that only gives it on
                        container.clock().sleep(LONG);
                    }));
        });
        advance(1);

        task.crash(1);
        advance(1);

        assertThat(end()).isInstanceOf(ContainerStoppedException.class);
    }

    @Test
    void worldThatIsClosed_endsThoseThatSleepAsThoseOfAKilledProcess() throws InterruptedException {
        Containers.of(task)
                .run(container -> Executors.newFixedThreadPool(1)
                        .execute(() -> end(() -> container.clock().sleep(LONG))));
        advance(1);

        ecs.close();

        assertThat(end()).isInstanceOf(ContainerStoppedException.class);
    }

    private void advance(long minutes) {
        ecs.clock().advance(Duration.ofMinutes(minutes));
    }

    private void end(org.assertj.core.api.ThrowableAssert.ThrowingCallable code) {
        ends.add(catchThrowable(code));
        ended.countDown();
    }

    private Throwable end() throws InterruptedException {
        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        return ends.get(0);
    }
}
