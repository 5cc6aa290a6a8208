package io.github.ecssimulator.internal.settle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a thread carries of the world it last had to do with. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MarkTest {
    private final Mark.Births births = new Mark.Births();

    @ParameterizedTest
    @CsvSource({"DRIVER, false", "CALLER, false", "BORN, true", "BORN_CALLER, true"})
    void kind_ofAThreadThatAMarkedOneStarted_isBorn(Mark.Kind kind, boolean born) {
        assertThat(new Mark(births, kind).isBorn()).isEqualTo(born);
    }

    @Test
    void thread_startedByAMarkedOne_isCountedAndBorn() throws InterruptedException {
        new Mark(births, Mark.Kind.DRIVER).toCurrent();

        assertThat(markOf(new Inspected())).isEqualTo(new Mark(births, Mark.Kind.BORN));
        assertThat(births.count()).isEqualTo(1);
    }

    @Test
    void thread_startedByAnUnmarkedOne_carriesNothing() throws InterruptedException {
        AtomicReference<Mark> seen = new AtomicReference<>(new Mark(births, Mark.Kind.DRIVER));
        Thread unmarked = new Thread(null, () -> seen.set(new Inspected().markOrNull()), "unmarked", 0, false);
        unmarked.start();
        unmarked.join();

        assertThat(seen).hasValue(null);
        assertThat(births.count()).isZero();
    }

    @Test
    void birth_beforeOrAfterTheWorldBegan_isKnown() {
        Thread older = new Thread(() -> {});
        Mark.Births later = new Mark.Births();

        assertThat(later.isYounger(older)).isFalse();
        assertThat(later.isYounger(new Thread(() -> {}))).isTrue();
    }

    /** The JVM may make a thread of its own at any time, so it takes a few worlds to be sure. */
    @Test
    void births_ofTheWorldAndOfStrangers_areToldApart() {
        assertThat(IntStream.range(0, 20)).anyMatch(world -> areAllOfAWorldsOwn(false));
        assertThat(IntStream.range(0, 20)).noneMatch(world -> areAllOfAWorldsOwn(true));
    }

    private static boolean areAllOfAWorldsOwn(boolean withAStranger) {
        Mark.Births own = new Mark.Births();
        new Mark(own, Mark.Kind.DRIVER).toCurrent();
        new Thread(() -> {}).getName();
        if (withAStranger) {
            new Thread(null, () -> {}, "stranger", 0, false).getName();
        }
        boolean first = own.areAll();
        return own.areAll() && first; // what it makes to find out is no birth
    }

    private static Mark markOf(Inspected thread) throws InterruptedException {
        thread.start();
        thread.join();
        return thread.mark;
    }

    /** Tells its mark. */
    private static final class Inspected extends Thread {
        private Mark mark;

        @Override
        public void run() {
            mark = Mark.currentOrNull();
        }

        private Mark markOrNull() {
            try {
                return markOf(this);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
