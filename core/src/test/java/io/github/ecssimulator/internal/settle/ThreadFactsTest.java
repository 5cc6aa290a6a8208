package io.github.ecssimulator.internal.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.internal.settle.ThreadFacts.StackKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ThreadFactsTest {
    private final AskedThread thread = AskedThread.atRest();

    @AfterEach
    void endThread() throws InterruptedException {
        thread.end();
    }

    @Test
    void work_ofAThread_growsOnlyWhileItWorks() {
        long before = ThreadFacts.cpuOf(thread);
        thread.ask();
        thread.awaitRest();

        assertThat(ThreadFacts.cpuOf(thread)).isGreaterThan(before);
    }

    @Test
    void waits_ofAThread_areCounted() throws InterruptedException {
        long before = ThreadFacts.waitsOf(thread);
        thread.ask();
        AskedThread.await(() -> ThreadFacts.waitsOf(thread) > before);
        thread.end();

        assertThat(ThreadFacts.waitsOf(thread)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void name_ofAThreadThatHasEnded_isNotKnown() throws InterruptedException {
        assertThat(ThreadFacts.nameOf(thread.getId())).isEqualTo("asked");

        thread.end();

        assertThat(ThreadFacts.nameOf(thread.getId())).isEqualTo("one that has ended");
    }

    @Test
    void lastOwner_ofAThreadThatIsNotBlocked_isNobody() {
        assertThat(ThreadFacts.lastOwner(thread.getId())).isEmpty();
    }

    @Test
    void starts_ofThreads_areCounted() throws InterruptedException {
        long before = ThreadFacts.startedSoFar();
        AskedThread.atRest().end();

        assertThat(ThreadFacts.startedSoFar()).isGreaterThan(before);
    }

    @Test
    void lock_thatAThreadNeeds_tellsItsOwner() throws InterruptedException {
        Object monitor = new Object();
        Thread blocked;
        synchronized (monitor) {
            blocked = AskedThread.blockedBy(monitor);

            assertThat(ThreadFacts.isBlockedBy(blocked, Thread.currentThread())).isTrue();
            assertThat(ThreadFacts.isBlockedBy(blocked, thread)).isFalse();
            assertThat(ThreadFacts.blockerOf(blocked.getId()))
                    .isEqualTo(Thread.currentThread().getId());
        }
        blocked.join();
        assertThat(ThreadFacts.isBlockedBy(blocked, thread)).isTrue();
        assertThat(ThreadFacts.blockerOf(blocked.getId())).isNegative();
        assertThat(ThreadFacts.blockerOf(thread.getId())).isNegative();
    }

    @Test
    void all_liveThreads_areFound() {
        assertThat(ThreadFacts.all())
                .contains(Thread.currentThread(), thread)
                .doesNotContainNull()
                .anyMatch(
                        each -> each.getThreadGroup() != Thread.currentThread().getThreadGroup());
    }

    @Test
    void all_ofManyLiveThreads_areFoundWhateverTheirNumber() throws InterruptedException {
        List<AskedThread> many = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            many.add(AskedThread.atRest());
            assertThat(ThreadFacts.all()).contains(many.get(i), thread);
        }
        for (AskedThread each : many) {
            each.end();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sun.nio.ch.EPoll.wait",
                "sun.nio.ch.KQueue.poll",
                "sun.nio.ch.WEPoll.wait",
                "sun.nio.ch.Net.accept",
                "io.netty.channel.epoll.Native.epollWait"
            })
    void stack_thatEndsInASelector_waitsForSockets(String top) {
        assertThat(StackKind.of(stack(top, "a.B.c"))).isEqualTo(StackKind.SELECTOR);
        assertThat(StackKind.of(stack("a.B.c", top))).isEqualTo(StackKind.WORK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.lang.Thread.sleep", "java.lang.Thread.sleep0", "java.lang.Thread.sleepNanos0"})
    void stack_thatEndsInASleep_sleeps(String top) {
        assertThat(StackKind.of(stack(top, "a.B.c"))).isEqualTo(StackKind.SLEEP);
        assertThat(StackKind.of(stack("a.B.c", top))).isEqualTo(StackKind.WORK);
    }

    @Test
    void stack_thatSleepsInACallOfTheSdk_backsOff() {
        String retry = "software.amazon.awssdk.core.internal.http.pipeline.stages.RetryableStage.execute";

        assertThat(StackKind.of(stack("java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep", retry)))
                .isEqualTo(StackKind.BACK_OFF);
        assertThat(StackKind.of(stack("java.lang.Thread.sleep", "a.B.c", "d.E.f")))
                .isEqualTo(StackKind.SLEEP);
        assertThat(StackKind.of(stack("java.lang.Object.wait", retry))).isEqualTo(StackKind.WORK);
    }

    @Test
    void stack_ofABlockingAccept_waitsForSockets() {
        String accept = "java.net.ServerSocket.implAccept";

        assertThat(StackKind.of(stack("sun.nio.ch.Net.poll", "a.B.c", accept, "a.B.c")))
                .isEqualTo(StackKind.SELECTOR);
        assertThat(StackKind.of(deep(11, accept))).isEqualTo(StackKind.SELECTOR);
        assertThat(StackKind.of(deep(12, accept))).isEqualTo(StackKind.WORK);
    }

    @Test
    void stack_ofAThreadThatHasNotBegun_isWork() {
        assertThat(StackKind.of(stack())).isEqualTo(StackKind.WORK);
    }

    private static StackTraceElement[] deep(int above, String last) {
        return stack(Stream.concat(Stream.generate(() -> "a.B.c").limit(above), Stream.of(last))
                .toArray(String[]::new));
    }

    private static StackTraceElement[] stack(String... frames) {
        return Stream.of(frames)
                .map(frame -> new StackTraceElement(
                        frame.substring(0, frame.lastIndexOf('.')),
                        frame.substring(frame.lastIndexOf('.') + 1),
                        null,
                        -1))
                .toArray(StackTraceElement[]::new);
    }
}
