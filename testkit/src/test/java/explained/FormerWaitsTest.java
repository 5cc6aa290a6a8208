package explained;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.testkit.internal.explain.Explanation;
import io.github.ecssimulator.testkit.internal.explain.Symptom;
import java.time.Duration;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What kept renewals from coming when the protection ran out, where the worker has ended it before the test fails. */
@SuppressWarnings("FutureReturnValueIgnored") // as workers do
class FormerWaitsTest {
    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedService transcoder = ecs.createCluster("media").createService("transcoder", 1);
    private final SimulatedTask busy = transcoder.tasks().get(0);
    private final ExecutorService pool = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        pool.shutdownNow();
        ecs.close();
    }

    /** Works for 50 minutes, protected for 30 of them unless somebody renews. */
    private void film() {
        renew();
        Work film = busy.work("film");
        try {
            ecs.clock().sleep(Duration.ofMinutes(50));
            film.finish();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void renew() {
        ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(busy.id()), true, 30));
    }

    private String toldAtTheEnd() {
        ecs.clock().advance(Duration.ofMinutes(5));
        transcoder.scaleTo(0);
        ecs.clock().advance(Duration.ofMinutes(55));
        return Explanation.of(ecs, busy.snapshot().ref().id(), Symptom.LOST).text();
    }

    @Test
    void executorInRealTime_shutDownBehindTheJob_isTold() {
        pool.execute(() -> {
            ScheduledExecutorService beats =
                    Executors.newSingleThreadScheduledExecutor(code -> new Thread(code, "heartbeat"));
            beats.scheduleAtFixedRate(this::renew, 10, 10, TimeUnit.MINUTES);
            try {
                film();
            } finally {
                beats.shutdownNow();
            }
        });

        assertThat(toldAtTheEnd())
                .contains(
                        "; the thread \"heartbeat\" waits in real time for what a ScheduledThreadPoolExecutor has planned,");
    }

    @Test
    void timer_cancelledBehindTheJob_isTold() {
        pool.execute(() -> {
            Timer timer = new Timer("beats");
            long period = TimeUnit.MINUTES.toMillis(10);
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            renew();
                        }
                    },
                    period,
                    period);
            film();
            timer.cancel();
        });

        assertThat(toldAtTheEnd())
                .contains("; the thread \"beats\" waits in real time for what a java.util.Timer has planned,");
    }

    @Test
    void lock_heldByTheJob_isTold() {
        Lock lock = new ReentrantLock();
        beatBehind(lock::lock, lock::unlock);

        assertThat(toldAtTheEnd())
                .contains("; the thread \"heartbeat\" (FormerWaitsTest.java:")
                .contains(") waited then for a lock that another thread held: most likely the renewals\n")
                .contains(
                        "Fix:   hold no lock that the heartbeat needs while the work goes on; if that thread has nothing to do with it, ");
    }

    @Test
    void monitor_heldByTheJob_isTold() {
        Object monitor = new Object();
        start("job", () -> {
            synchronized (monitor) {
                film();
            }
        });
        ecs.clock()
                .runAfter(
                        Duration.ofMinutes(10),
                        "beat",
                        () -> start("heartbeat", () -> {
                            synchronized (monitor) {
                                renew();
                            }
                        }));

        assertThat(toldAtTheEnd())
                .contains(") waited then for a lock that another thread held: most likely the renewals\n");
    }

    @Test
    void stampedLock_heldByTheJob_isTold() {
        StampedLock lock = new StampedLock();
        beatBehind(
                lock.asReadLock()::lock,
                lock.asReadLock()::unlock,
                lock.asWriteLock()::lock,
                lock.asWriteLock()::unlock);

        assertThat(toldAtTheEnd())
                .contains(") waited then for a lock that another thread held: most likely the renewals\n");
    }

    private void beatBehind(Runnable lock, Runnable unlock) {
        beatBehind(lock, unlock, lock, unlock);
    }

    private void beatBehind(Runnable lockJob, Runnable unlockJob, Runnable lockBeat, Runnable unlockBeat) {
        start("job", () -> {
            lockJob.run();
            film();
            unlockJob.run();
        });
        ecs.clock()
                .runAfter(
                        Duration.ofMinutes(10),
                        "beat",
                        () -> start("heartbeat", () -> {
                            lockBeat.run();
                            renew();
                            unlockBeat.run();
                        }));
    }

    private static void start(String name, Runnable code) {
        new Thread(code, name).start();
    }
}
