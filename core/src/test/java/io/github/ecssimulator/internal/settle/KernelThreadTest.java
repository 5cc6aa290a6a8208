package io.github.ecssimulator.internal.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ecssimulator.internal.settle.KernelThread.NativeIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.OS;

/** What the kernel tells of a thread, where it does. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KernelThreadTest {
    private final AskedThread parked = AskedThread.atRest();

    @BeforeEach
    void requireKernel() {
        assumeTrue(OS.LINUX.isCurrentOs());
    }

    @AfterEach
    void endParked() throws InterruptedException {
        parked.end();
    }

    private static KernelThread kernelOf(Thread thread) {
        return KernelThread.ofOrNull(NativeIds.dump().get(thread.getId()));
    }

    @Test
    void thread_thatParks_sleeps() {
        try (KernelThread kernel = kernelOf(parked)) {
            AskedThread.await(kernel::sleeps);
            assertThat(kernel.sleeps()).isTrue();
        }
    }

    @Test
    void thread_thatRuns_doesNotSleep() {
        try (KernelThread own = KernelThread.currentOrNull()) {
            assertThat(own.sleeps()).isFalse();
        }
    }

    @Test
    void thread_thatHasEnded_sleepsForEver() throws InterruptedException {
        parked.spins();
        try (KernelThread kernel = kernelOf(parked)) {
            parked.end();
            AskedThread.await(kernel::sleeps);
            assertThat(kernel.sleeps()).isTrue();
        }
    }

    @Test
    void thread_whoseNameLooksLikeAState_isReadBehindIt() throws InterruptedException {
        boolean[] sleeps = {true};
        Thread thread =
                new Thread(() -> sleeps[0] = KernelThread.currentOrNull().sleeps(), "a) S (b) S");
        thread.start();
        thread.join();

        assertThat(sleeps[0]).isFalse();
    }

    @Test
    void close_ofARunningThread_readsItNoMore() {
        KernelThread own = KernelThread.currentOrNull();
        own.close();

        assertThat(own.sleeps()).isTrue();
    }

    @Test
    void number_thatNoThreadHas_isNull() {
        assertThat(KernelThread.ofOrNull("0")).isNull();
    }

    @Test
    void dump_ofTheThreadsOfThisJvm_hasTheNumberThatTheKernelTells() {
        assertThat(NativeIds.dump())
                .containsEntry(Thread.currentThread().getId(), KernelThread.ownIdOrNull())
                .containsKey(parked.getId());
    }
}
