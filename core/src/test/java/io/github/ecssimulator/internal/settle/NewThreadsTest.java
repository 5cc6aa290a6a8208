package io.github.ecssimulator.internal.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.internal.settle.WatchedThread.Descent;
import io.github.ecssimulator.model.Settling;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which of the JVM's threads a world waits for although they have not called it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NewThreadsTest {
    private final Mark.Births births = new Mark.Births();
    private final WatchedSet watched = new WatchedSet();
    private final List<AskedThread> threads = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        watched.clear();
        for (AskedThread thread : threads) {
            thread.end();
        }
    }

    private AskedThread started(String name) {
        AskedThread thread = new AskedThread();
        thread.setName(name);
        thread.start();
        thread.awaitRest();
        threads.add(thread);
        return thread;
    }

    private NewThreads newThreads(Settling settling) {
        return new NewThreads(births, settling);
    }

    private void becomeDriver() {
        new Mark(births, Mark.Kind.DRIVER).toCurrent();
    }

    private @Nullable Descent descentOf(Thread thread) {
        return watched.members().stream()
                .map(member -> member instanceof WatchedThread each && each.thread() == thread ? each.descent() : null)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Test
    void look_isDueAtFirstAndAfterEachStart() {
        NewThreads look = newThreads(Settling.defaults());
        assertThat(look.lookInto(watched)).isTrue();

        started("later");
        assertThat(look.lookInto(watched)).isTrue();
    }

    @Test
    void look_afterAThreadWasMadeAndNotStarted_isDueToo() {
        becomeDriver();
        NewThreads look = newThreads(Settling.defaults());
        lookUntilNoneIsDue(look);

        new Thread(() -> {}).getName();

        assertThat(look.lookInto(watched)).isTrue();
    }

    @Test
    void look_thatFindsSomebody_isFollowedByAnother() {
        becomeDriver();
        NewThreads look = newThreads(Settling.defaults());
        lookUntilNoneIsDue(look);
        started("born");

        assertThat(look.lookInto(watched)).isTrue();
        assertThat(look.lookInto(watched)).isTrue();
        lookUntilNoneIsDue(look);
    }

    /** The JVM may start a thread of its own at any time, but not for ever. */
    private void lookUntilNoneIsDue(NewThreads look) {
        AskedThread.await(() -> !look.lookInto(watched));
    }

    @Test
    void look_thatFindsNobody_isNotFollowedByAnother() {
        NewThreads look = newThreads(Settling.defaults());

        assertThat(IntStream.range(0, 20)).anyMatch(again -> {
            started("nobody's");
            return look.lookInto(watched) && !look.lookInto(watched);
        });
        assertThat(watched.members()).noneMatch(WatchedThread.class::isInstance);
    }

    @Test
    void thread_thatTheTestStarted_isWatched() {
        becomeDriver();
        AskedThread born = started("born");

        newThreads(Settling.defaults()).lookInto(watched);

        assertThat(descentOf(born)).isIn(Descent.BORN, Descent.SHARED);
    }

    @Test
    void thread_besideOneOfAStranger_mayBeAStrangers() {
        becomeDriver();
        AskedThread born = started("born");
        new Thread(null, () -> {}, "stranger", 0, false).getName();

        newThreads(Settling.defaults()).lookInto(watched);

        assertThat(descentOf(born)).isEqualTo(Descent.SHARED);
    }

    @Test
    void thread_olderThanTheWorld_isNotWatched() {
        AskedThread older = started("older");
        Mark.Births later = new Mark.Births();
        new Mark(later, Mark.Kind.DRIVER).toCurrent();
        AskedThread younger = started("younger");

        new NewThreads(later, Settling.defaults()).lookInto(watched);

        assertThat(descentOf(older)).isNull();
        assertThat(descentOf(younger)).isNotNull();
    }

    @Test
    void thread_ofAWorldThatHasMadeNone_isNotWatched() {
        AskedThread foreign = started("foreign");

        newThreads(Settling.defaults()).lookInto(watched);

        assertThat(descentOf(foreign)).isNull();
    }

    @Test
    void thread_thatIsNamed_isWatchedHoweverOldItIs() {
        AskedThread older = started("older");

        newThreads(Settling.defaults().watchingThreads(each -> each == older)).lookInto(watched);

        assertThat(descentOf(older)).isEqualTo(Descent.NAMED);
    }

    @Test
    void threads_ofTheJvmAndTheBuild_areNeverWatched() {
        becomeDriver();
        AskedThread born = started("surefire-born");
        AskedThread ignored = started("ignored");
        Drivers.add(started("driver"));

        newThreads(Settling.defaults().ignoringThreads(each -> each == ignored)).lookInto(watched);

        assertThat(threads).extracting(this::descentOf).containsOnlyNulls();
        assertThat(born.isAlive()).isTrue();
    }

    @Test
    void thread_thatIsHeld_isNotAddedAgain() {
        becomeDriver();
        AskedThread held = started("held");
        watched.hold(held);

        newThreads(Settling.defaults()).lookInto(watched);

        assertThat(descentOf(held)).isNull();
    }

    @Test
    void pool_ofFutures_isWatchedAsAWhole() throws Exception {
        ForkJoinPool pool = new ForkJoinPool(1);
        NewThreads look = newThreads(Settling.defaults());
        lookUntilNoneIsDue(look);
        pool.submit(() -> {}).get();

        assertThat(look.lookInto(watched)).isTrue();
        assertThat(look.lookInto(watched)).as("again, as it has found one").isTrue();
        lookUntilNoneIsDue(look);
        assertThat(watched.members()).anyMatch(each -> each instanceof Watched.Pool known && known.pool() == pool);
        pool.shutdown();
    }

    @Test
    void eventLoops_ofAnyAge_areWatchedOnceTheyCount() throws IOException {
        AskedThread client = started("HttpClient-1-SelectorManager");
        AskedThread other = started("other");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread accepting = new Thread(() -> accept(server), "accepting");
            accepting.start();
            Watched loop = new WatchedThread(accepting, Descent.SHARED, null);
            AskedThread.await(() -> !loop.isBusy(Thread.currentThread(), loop.work()));
            NewThreads look = newThreads(Settling.defaults());
            lookUntilNoneIsDue(look);
            assertThat(look.selectorsCount()).isFalse();
            assertThat(descentOf(client)).isNull();

            look.countSelectors();

            assertThat(look.selectorsCount()).isTrue();
            assertThat(look.lookInto(watched)).isTrue();
            assertThat(descentOf(client)).isEqualTo(Descent.SHARED);
            assertThat(descentOf(accepting)).isEqualTo(Descent.SHARED);
            assertThat(descentOf(other)).isNull();
        }
    }

    private static void accept(ServerSocket server) {
        try {
            server.accept().close();
        } catch (IOException e) {
            // the test has ended
        }
    }
}
