package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the test goes in a world without any hostile step.
 *
 * @param moments when something happens in it, since its start, each once
 * @param operations the operations about protection that are called in it
 * @param settled the policies that the test has set itself
 */
record Calm(
        Duration length,
        List<Duration> moments,
        List<String> operations,
        boolean asksAgent,
        Set<Class<?>> settled,
        TaskTimings timings) {
    private static final int MOST_MOMENTS = 2_000;

    static Calm of(EcsSimulator ecs, Set<Class<?>> settled) {
        Instant start = ecs.startedAt();
        Journal journal = ecs.journal();
        return new Calm(
                Duration.between(start, ecs.clock().instant()),
                journal.entries().stream()
                        .map(JournalEntry::at)
                        .distinct()
                        .limit(MOST_MOMENTS)
                        .map(at -> Duration.between(start, at))
                        .toList(),
                journal.events(CallEvent.Made.class)
                        .flatMap(Calm::operation)
                        .distinct()
                        .sorted()
                        .toList(),
                journal.events(AgentEvent.class).findAny().isPresent(),
                settled,
                ecs.taskTimings());
    }

    private static Stream<String> operation(CallEvent.Made call) {
        boolean isOfProtection = call.request() instanceof UpdateTaskProtection.Request
                || call.request() instanceof GetTaskProtection.Request;
        return isOfProtection ? Stream.of(call.request().operation()) : Stream.empty();
    }

    /** The last eighth is left in peace, so that the end of the test shows what became of it all. */
    Duration hostileUntil() {
        return length.multipliedBy(7).dividedBy(8);
    }
}
