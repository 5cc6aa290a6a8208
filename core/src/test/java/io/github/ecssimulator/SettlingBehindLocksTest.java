package io.github.ecssimulator;

import static io.github.ecssimulator.TestWorld.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that hold each other up: by locks, and by replies that are late. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SettlingBehindLocksTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    /** A guard that is synchronized, and sleeps between two tries. */
    @Test
    void monitor_heldWhileItsOwnerSleeps_holdsUpWhoNeedsIt() {
        TestWorld world = TestWorld.with();
        Object guard = new Object();
        List<String> told = new CopyOnWriteArrayList<>();
        startThread(world, () -> {
            synchronized (guard) {
                world.clock().sleep(Duration.ofSeconds(90));
                told.add("owner at " + world.clock().instant());
            }
        });
        startThread(world, () -> {
            world.clock().sleep(MINUTE);
            synchronized (guard) {
                told.add("other at " + world.clock().instant());
            }
        });

        world.clock().advance(Duration.ofMinutes(10));

        Instant then = START.plusSeconds(90);
        assertThat(told).containsExactly("owner at " + then, "other at " + then);
        assertThat(world.clock().instant()).isEqualTo(START.plus(Duration.ofMinutes(10)));
    }

    @Test
    void lineOfLocks_behindOneOfWhoMovesTheTime_holdsItUpByNothing() {
        TestWorld world = TestWorld.with();
        Object near = new Object();
        Object far = new Object();

        synchronized (near) {
            startThread(world, () -> {
                synchronized (far) {
                    synchronized (near) {
                        world.get(world.task(0).arn());
                    }
                }
            });
            startThread(world, () -> {
                synchronized (far) {
                    world.get(world.task(1).arn());
                }
            });
            world.clock().advance(MINUTE);
        }
        world.clock().settle();

        assertThat(instantsOfCalls(world)).containsOnly(START.plus(MINUTE)).hasSize(2);
    }

    @Test
    void reply_thatIsLateForAThreadThatSlept_comesAtItsInstant() {
        TestWorld world = TestWorld.with();
        world.ecs().inject(Fault.delay("GetTaskProtection", Duration.ofSeconds(90)));
        List<Instant> told = new CopyOnWriteArrayList<>();
        startThread(world, () -> {
            world.clock().sleep(MINUTE);
            world.get(world.task(0).arn());
            told.add(world.clock().instant());
        });

        world.clock().advance(Duration.ofMinutes(10));

        assertThat(told).containsExactly(START.plusSeconds(150));
        assertThat(world.clock().instant()).isEqualTo(START.plus(Duration.ofMinutes(10)));
    }

    private static List<Instant> instantsOfCalls(TestWorld world) {
        return world.ecs().journal().entries().stream()
                .filter(entry -> entry.event() instanceof CallEvent.Accepted)
                .map(JournalEntry::at)
                .toList();
    }

    private void startThread(TestWorld world, Step code) {
        Future<?> unused = threads.submit(() -> {
            code.run();
            return null;
        });
        world.clock().settle();
    }

    /** What a thread does. */
    private interface Step {
        void run() throws InterruptedException;
    }
}
