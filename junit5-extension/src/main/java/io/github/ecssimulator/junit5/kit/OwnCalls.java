package io.github.ecssimulator.junit5.kit;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.testkit.story.Story;
import java.time.Instant;

/**
 * What a protector has asked for.
 *
 * @param ecs its world
 * @param own its task
 */
record OwnCalls(EcsSimulator ecs, SimulatedTask own) {

    /** Whether it has called since an instant, be it an agent that did not answer. */
    boolean anySince(Instant from) {
        return ecs.journal().entries().stream().anyMatch(entry -> entry.at().isAfter(from) && isCall(entry.event()));
    }

    private static boolean isCall(JournalEvent event) {
        return event instanceof AgentEvent
                || (event instanceof CallEvent.Made made && made.request() instanceof UpdateTaskProtection.Request);
    }

    /** Whether ECS has heard it ask for protection since an instant. */
    boolean renewedSince(Instant from) {
        return Story.of(ecs).task(own.snapshot().ref().id()).stream()
                .flatMap(lane -> lane.asks().stream())
                .anyMatch(ask -> ask.isProtect() && ask.at().isAfter(from));
    }
}
