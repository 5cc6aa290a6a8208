package io.github.ecssimulator.testkit.stress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.testkit.stress.Storm.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many threads at every door at once: the world is linearizable. There is one order, that of the journal; it agrees with what
 * threads could see of each other, and one thread that does the same in this order is answered the same.
 */
class EveryDoorTest {
    private static final int THREADS = 8;
    private static final int ACTS = 40;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Math.max(1, Integer.getInteger("ecs.simulator.runs", 20) / 10));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void acts_ofManyThreads_haveOneOrder(long seed) throws Exception {
        try (StormWorld world = new StormWorld(seed)) {
            Instant start = world.ecs().clock().instant();
            Storm storm = new Storm(world);

            storm.rage(seed, THREADS, ACTS);

            assertOneOrder(world.ecs(), storm);
            Duration all = storm.moved().stream().map(Storm.Moved::by).reduce(Duration.ZERO, Duration::plus);
            assertThat(world.ecs().clock().instant()).as("the sum of all moves").isEqualTo(start.plus(all));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void callbacks_thatComeBackAndWaitForOtherThreads_haveTheirPlaceInTheOrder(long seed) throws Exception {
        try (StormWorld world = new StormWorld(seed)) {
            SimulatedClock clock = world.ecs().clock();
            GetTaskProtection.Request ask = new GetTaskProtection.Request(StormWorld.CLUSTER, null);
            world.ecs().onEvent(event -> world.ecs().api("subscriber").execute(ask));
            clock.runEvery(Duration.ofSeconds(20), "nap", () -> clock.advance(Duration.ofSeconds(2)));
            clock.runEvery(
                    Duration.ofSeconds(30),
                    "ask",
                    () -> inAnotherThread(() -> world.ecs().api("other thread").execute(ask)));
            clock.runEvery(
                    Duration.ofSeconds(45), "scale", () -> world.service().scaleTo(3));
            Storm storm = new Storm(world);

            storm.rage(seed, THREADS, ACTS);

            assertOneOrder(world.ecs(), storm);
        }
    }

    private static void inAnotherThread(Runnable work) {
        CompletableFuture.runAsync(work).join();
    }

    private static void assertOneOrder(EcsSimulator ecs, Storm storm) {
        Map<String, JournalEntry> entries = entries(ecs);
        Map<String, String> answers = answers(ecs);
        assertThat(storm.happened()).hasSizeGreaterThan(THREADS * ACTS / 2).allSatisfy(each -> {
            assertThat(entries).containsKey(each.done().key());
            assertThat(answers.get(each.done().key()))
                    .as(each.door())
                    .isEqualTo(each.done().answer());
        });
        assertAgreesWithWhatThreadsSaw(storm, entries);
        assertThat(ecs.recording().replay().journal()).isEqualTo(ecs.journal());
    }

    /** What had ended before another thing began stands before it, and a move of the clock is seen by all that begins later. */
    private static void assertAgreesWithWhatThreadsSaw(Storm storm, Map<String, JournalEntry> entries) {
        List<Happened> byEnd = storm.happened().stream()
                .sorted(Comparator.comparing(Happened::end))
                .toList();
        for (Happened later : byEnd) {
            JournalEntry entry = entries.get(later.done().key());
            for (Happened earlier : byEnd) {
                if (earlier.end() > later.begin()) {
                    break;
                }
                assertThat(entries.get(earlier.done().key()).sequence()).isLessThan(entry.sequence());
            }
            assertThat(storm.moved())
                    .allMatch(move -> move.end() > later.begin() || !move.now().isAfter(entry.at()));
        }
    }

    /** Each entry by what its act knows of it. */
    private static Map<String, JournalEntry> entries(EcsSimulator ecs) {
        Map<String, JournalEntry> entries = new LinkedHashMap<>();
        for (JournalEntry entry : ecs.journal().entries()) {
            if (entry.event() instanceof CallEvent.Made call) {
                entries.put(call.requestId(), entry);
            } else if (entry.event() instanceof AgentEvent event) {
                entries.put(mark(event), entry);
            } else if (entry.event() instanceof Deed.FaultInjected deed) {
                entries.put(code(deed), entry);
            }
        }
        return entries;
    }

    private static Map<String, String> answers(EcsSimulator ecs) {
        Map<String, String> answers = new TreeMap<>();
        for (JournalEntry entry : ecs.journal().entries()) {
            if (entry.event() instanceof CallEvent.Accepted call) {
                answers.put(call.requestId(), Done.answer(call.response()));
            } else if (entry.event() instanceof CallEvent.Refused call) {
                answers.put(
                        call.requestId(),
                        Done.refused(call.error().code(), call.error().message()));
            } else if (entry.event() instanceof AgentEvent.Answered event) {
                answers.put(mark(event), "status " + event.status());
            } else if (entry.event() instanceof AgentEvent.Refused event) {
                answers.put(mark(event), "status " + event.status());
            } else if (entry.event() instanceof Deed.FaultInjected deed) {
                answers.put(code(deed), "status 200");
            }
        }
        return answers;
    }

    private static String mark(AgentEvent event) {
        String target = event.request().target();
        return target.substring(Math.max(0, target.indexOf('?')));
    }

    private static String code(Deed.FaultInjected deed) {
        return deed.fault().outcome().refusal().orElseThrow().code();
    }
}
