package io.github.ecssimulator.internal.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.internal.settle.WatchedThread.Descent;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a thread stands that time waited for in vain. */
class PlaceTest {
    private final AskedThread thread = AskedThread.atRest();
    private final AskedThread other = AskedThread.atRest();

    @AfterEach
    void end() throws InterruptedException {
        thread.end();
        other.end();
    }

    private static Place of(Thread thread) {
        return new Place(new WatchedThread(thread, Descent.CALLER, null));
    }

    private static Throwable causedBy(Throwable cause) {
        return new IllegalStateException(cause);
    }

    @Test
    void place_isTheThreadInWordsAndItsStack() {
        assertThat(of(thread))
                .hasMessage("the thread \"asked\" (WAITING; it called the simulator)")
                .hasToString("the thread \"asked\" (WAITING; it called the simulator)");
        assertThat(of(thread).getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith("AskedThread"))
                .noneMatch(frame -> frame.getClassName().endsWith("PlaceTest"));
    }

    @Test
    void errors_ofOneThread_areOneToldTwice() {
        assertThat(Place.isToldTwice(causedBy(of(thread)), causedBy(of(thread))))
                .isTrue();
        assertThat(Place.isToldTwice(causedBy(of(thread)), causedBy(of(other)))).isFalse();
        assertThat(Place.isToldTwice(new IllegalStateException(), causedBy(of(thread))))
                .isFalse();
        assertThat(Place.isToldTwice(causedBy(of(thread)), new IllegalStateException()))
                .isFalse();
    }

    @Test
    void errors_ofPools_areEachTold() {
        Place pool = new Place(new Watched.Pool(ForkJoinPool.commonPool()));

        assertThat(Place.isToldTwice(causedBy(pool), causedBy(pool))).isFalse();
    }
}
