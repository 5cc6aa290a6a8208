package io.github.ecssimulator.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.internal.engine.WorldSettings.Ties;
import io.github.ecssimulator.model.Settling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thread that is just about to give its turn back. The test holds it there, as a busy system might. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatonTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final WorldTime time = new WorldTime(START, null, 1000, Settling.defaults(), Ties.AS_PLANNED);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch maySleep = new CountDownLatch(1);
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Baton baton = time.batons().make(new ThreadGroup("container"), "worker", this::work, Ended::new);

    private void work() {
        try {
            begun.countDown();
            maySleep.await();
            time.sleep(HOUR);
            told.add("woken at " + time.now());
        } catch (InterruptedException e) {
            told.add("interrupted at " + time.now());
        } catch (Ended e) {
            told.add("ended at " + time.now());
        }
    }

    @AfterEach
    void close() {
        time.close();
    }

    @Test
    void interrupt_ofAThreadThatGivesItsTurnBack_isThrownAtItsInstant() throws InterruptedException {
        whileItGivesItsTurnBack(() -> baton.thread().interrupt());

        time.advance(HOUR);

        assertThat(told).containsExactly("interrupted at " + START);
    }

    @Test
    void end_ofAThreadThatGivesItsTurnBack_endsItAtItsInstant() throws InterruptedException {
        whileItGivesItsTurnBack(baton::end);

        time.advance(HOUR);

        assertThat(told).containsExactly("ended at " + START);
    }

    @Test
    void close_whileAThreadGivesItsTurnBack_leavesNoThread() throws InterruptedException {
        whileItGivesItsTurnBack(time::close);

        baton.thread().join();

        assertThat(told).containsExactly("ended at " + START);
    }

    private void whileItGivesItsTurnBack(Runnable action) throws InterruptedException {
        Thread giver = new Thread(baton::give, "giver");
        giver.start();
        begun.await();
        synchronized (baton) {
            maySleep.countDown();
            while (baton.thread().getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            action.run();
        }
        giver.join();
    }

    private static final class Ended extends Error {
        private static final long serialVersionUID = 1;
    }
}
