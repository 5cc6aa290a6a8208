package io.github.ecssimulator;

import static io.github.ecssimulator.TestWorld.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.model.TaskSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The user's code: which thread runs it, without which lock, and what becomes of what it throws. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a deadlock shall fail, not hang
class CallbackTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private final TestWorld world = TestWorld.with();
    private final SimulatedClock clock = world.clock();
    private final List<Thread> ranIn = new ArrayList<>();

    @AfterEach
    void endThread() {
        other.shutdownNow();
    }

    @Test
    void plannedWork_dueWhenAnotherThreadReads_waitsForAnAdvance() {
        clock.runAt(START, "work", () -> ranIn.add(Thread.currentThread()));

        inOther(() -> world.ecs().journal().timeline());
        inOther(() -> world.get().toString());
        assertThat(ranIn).isEmpty();

        clock.advance(Duration.ZERO);
        assertThat(ranIn).containsExactly(Thread.currentThread());
    }

    @Test
    void failureOfPlannedWork_whileAnotherThreadReads_comesOutOfTheAdvance() {
        clock.runAfter(MINUTE, "heartbeat", () -> {
            inOther(() -> world.ecs().journal().timeline());
            throw new IllegalStateException("boom");
        });

        assertThatThrownBy(() -> clock.advance(MINUTE)).hasMessage("boom");
    }

    @Test
    void failureOfPlannedWork_staysAsItIs_andTellsTheWorkAndTheInstant() {
        AssertionError boom = new AssertionError("boom");
        clock.runEvery(MINUTE, "heartbeat", () -> {
            throw boom;
        });

        assertThatThrownBy(() -> clock.advance(MINUTE)).isSameAs(boom);
        assertThat(boom.getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly("thrown by \"heartbeat\" at 2024-01-01T00:01:00Z in simulated time");
    }

    @Test
    void threadThatHoldsUpSeveralCallbacks_isToldOnceWithTheNamesOfAll() {
        EcsSimulator ecs = EcsSimulator.builder()
                .settling(Settling.defaults().within(Duration.ofMillis(50)))
                .build();
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);
        AtomicBoolean over = new AtomicBoolean();
        Thread loop = new Thread(() -> {
            while (!over.get()) {
                Thread.onSpinWait();
            }
        });
        loop.setDaemon(true);
        ecs.onEvent(event -> {
            if (loop.getState() == Thread.State.NEW) {
                loop.start();
            }
        });

        assertThatThrownBy(() -> service.scaleTo(2))
                .hasMessageStartingWith("Simulated time cannot move on: the thread \"" + loop.getName() + "\"")
                .satisfies(error -> assertThat(error.getSuppressed())
                        .hasSizeGreaterThan(1)
                        .allSatisfy(each -> assertThat(each).hasMessageStartingWith("thrown by \"")));
        over.set(true);
    }

    @Test
    void subscriber_ofACall_isToldInItsThreadBeforeItReturns() {
        world.ecs().onEvent(event -> ranIn.add(Thread.currentThread()));
        clock.runAfter(MINUTE, "busy", () -> {
            List<Thread> before = List.copyOf(ranIn);
            Thread caller = inOther(() -> {
                world.task(0).stop();
                assertThat(ranIn).as("told before the call returns").hasSizeGreaterThan(before.size());
                return Thread.currentThread();
            });
            assertThat(ranIn).containsOnly(caller);
        });

        clock.advance(MINUTE);

        assertThat(ranIn).isNotEmpty();
    }

    @Test
    void subscribers_oneThrows_theOthersAreToldAllTheSame() {
        AtomicInteger told = new AtomicInteger();
        world.ecs().onEvent(event -> {
            throw new IllegalStateException("subscriber of " + event.detailType());
        });
        world.ecs().onEvent(event -> told.incrementAndGet());

        assertThatThrownBy(() -> world.task(0).stop()).hasMessageStartingWith("subscriber of ECS Task State Change");

        assertThat(told).hasValueGreaterThan(1);
        assertThat(world.task(0).isRunning()).as("the replacement").isTrue();
    }

    @Test
    void rank_thatThrows_leavesAWholeService() {
        AtomicInteger asked = new AtomicInteger();
        SimulatedCluster media = ranked(task -> {
            if (asked.incrementAndGet() == 2) {
                throw new IllegalStateException("no rank");
            }
            return 0;
        });

        assertThatThrownBy(() -> media.createService("s", 3)).hasMessage("no rank");

        assertThat(media.services()).singleElement().satisfies(service -> {
            assertThat(service.runningCount()).isEqualTo(3);
            assertThat(service.desiredCount()).isEqualTo(3);
        });
        assertThat(asked).as("the rank is asked for each task").hasValue(3);
    }

    @Test
    void rank_thatAsksTheSimulatorInAnotherThread_doesNotDeadlock() {
        List<EcsSimulator> ecs = new ArrayList<>();
        SimulatedCluster media =
                ranked(task -> inOther(() -> (long) ecs.get(0).clusters().size()), ecs);

        SimulatedService service = media.createService("s", 3);
        service.scaleTo(1);

        assertThat(service.runningCount()).isEqualTo(1);
    }

    @Test
    void clockThatIsFollowed_thatAsksTheSimulatorInAnotherThread_doesNotDeadlock() {
        Thread test = Thread.currentThread();
        List<EcsSimulator> ecs = new ArrayList<>();
        EcsSimulator follower = EcsSimulator.builder()
                .followClock(HandMovedClock.at(() -> {
                    if (!ecs.isEmpty() && Thread.currentThread() == test) {
                        inOther(() -> ecs.get(0).clusters());
                    }
                    return START;
                }))
                .build();
        ecs.add(follower);

        assertThat(follower.createCluster("media").name()).isEqualTo("media");
    }

    private static SimulatedCluster ranked(ToLongFunction<TaskSnapshot> rank) {
        return ranked(rank, new ArrayList<>());
    }

    private static SimulatedCluster ranked(ToLongFunction<TaskSnapshot> rank, List<EcsSimulator> made) {
        EcsSimulator ecs = EcsSimulator.builder().scaleInRank(rank).build();
        made.add(ecs);
        return ecs.createCluster("media");
    }

    private <T> T inOther(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, other).join();
    }
}
