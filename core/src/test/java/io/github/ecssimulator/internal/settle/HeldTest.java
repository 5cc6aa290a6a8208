package io.github.ecssimulator.internal.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.model.Settling;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thread that tells when it waits is looked at only while it runs. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HeldTest {
    private static final Settling SHORT = Settling.defaults().within(Duration.ofMillis(50));

    private AskedThread thread = new AskedThread();

    @AfterEach
    void end() throws InterruptedException {
        thread.end();
    }

    private Held begun(Settler settler) {
        thread = new AskedThread(); // of this world, as the settler sees it
        Held held = settler.hold(thread);
        thread.start();
        thread.awaitRest();
        return held;
    }

    @Test
    void thread_thatHasTold_isNotLookedAt() {
        Settler settler = new Settler(SHORT);
        Held held = begun(settler);
        held.runs();
        thread.spins();

        held.awaitRest(() -> true, thread, Company.NOBODY); // does not throw

        held.waits();
        settler.settle(Company.NOBODY); // does not throw
        settler.close();
    }

    @Test
    void thread_thatTellsAfterAWhile_isWaitedFor() {
        Held held = begun(new Settler(SHORT));
        held.runs();
        AtomicInteger asked = new AtomicInteger();

        held.awaitRest(() -> asked.incrementAndGet() > 210, thread, Company.NOBODY);

        assertThat(asked.get()).isBetween(211, 220);
    }

    @Test
    void thread_thatRunsAndNeverTells_isNamedAtTheLimit() {
        Held held = begun(new Settler(SHORT));
        held.runs();
        thread.spins();

        assertThatThrownBy(() -> held.awaitRest(() -> false, thread, Company.NOBODY))
                .hasMessageContaining("the thread \"asked\" (RUNNABLE; it runs the code of a container)");
    }

    @Test
    void thread_thatWaitsForSomethingElse_isSeenToRest() {
        Held held = begun(new Settler(SHORT));
        held.runs();

        AtomicInteger asked = new AtomicInteger();
        held.awaitRest(() -> asked.incrementAndGet() < 0, new Object(), Company.NOBODY); // does not throw

        assertThat(asked).as("no more than if it ran").hasValueLessThan(210);
    }

    /** A close look costs more than to wait a little. */
    @Test
    void thread_atItsTurn_isAskedForAWhileBeforeItIsLookedAt() {
        Held held = begun(new Settler(SHORT));
        held.runs();
        AtomicInteger asked = new AtomicInteger();

        held.awaitRest(() -> asked.incrementAndGet() < 0, thread, Company.NOBODY);

        assertThat(asked).hasValue(200 + 20 + 1);
    }

    @Test
    void interrupt_ofTheOneThatWaits_isKept() {
        Held held = begun(new Settler(SHORT));
        held.runs();
        AtomicInteger asked = new AtomicInteger();
        Thread.currentThread().interrupt();

        held.awaitRest(() -> asked.incrementAndGet() > 205, thread, Company.NOBODY);

        assertThat(Thread.interrupted()).isTrue();
        held.awaitRest(() -> true, thread, Company.NOBODY);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void thread_ofAWorldWithoutSettling_isWaitedForAllTheSame() {
        Held held = begun(new Settler(Settling.off()));
        held.runs();
        AtomicInteger asked = new AtomicInteger();

        held.awaitRest(() -> asked.incrementAndGet() > 250, thread, Company.NOBODY);

        assertThat(asked).hasValueGreaterThan(250);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thread_thatIntroducesItself_isCodeUnderTestAndKnownToTheKernel(boolean kernelTells)
            throws InterruptedException {
        Settler settler = new Settler(SHORT, kernelTells);
        AtomicBoolean underTest = new AtomicBoolean();
        Held[] held = new Held[1];
        Thread own = new Thread(
                null,
                () -> {
                    settler.becomeHeld(held[0]);
                    underTest.set(settler.isCodeUnderTest());
                    LockSupport.park(this);
                },
                "own",
                0,
                false);
        held[0] = settler.hold(own);
        held[0].runs();
        own.start();
        AskedThread.await(() -> own.getState() == Thread.State.WAITING);
        long waits = ThreadFacts.waitsOf(own);

        held[0].awaitRest(() -> false, own, Company.NOBODY);

        assertThat(underTest).isTrue();
        if (KernelThread.isKnownHere()) {
            assertThat(ThreadFacts.waitsOf(own)).isEqualTo(waits); // it was not nudged
        }
        held[0].waits();
        LockSupport.unpark(own);
        own.join();
    }
}
