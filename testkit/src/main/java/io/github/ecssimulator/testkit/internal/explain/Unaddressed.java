package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.story.TaskLane.Stop;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A request at the agent that names no task, as when {@code ECS_AGENT_URI} was cut off: nobody knows whose it was. */
record Unaddressed(Evidence evidence, JournalEntry entry, AgentEvent.Refused refused) {
    private static final String FIX = "send it to ${ECS_AGENT_URI}/task-protection/v1/state, where ECS_AGENT_URI is"
            + " http://169.254.170.2/api/ with the id of the endpoint behind it";

    /** The last such request since an instant that may have been for a task: it was not told to stop yet. */
    static Optional<Unaddressed> since(Case task, Instant since) {
        long stop = task.lane().stopIfTold().map(Stop::sequence).orElse(Long.MAX_VALUE);
        return all(task.evidence())
                .filter(each -> !each.entry.at().isBefore(since) && each.entry.sequence() < stop)
                .reduce((older, newer) -> newer);
    }

    static Stream<Unaddressed> all(Evidence evidence) {
        return evidence.story().journal().entries().stream()
                .flatMap(entry -> entry.event() instanceof AgentEvent.Refused refused && isOne(refused)
                        ? Stream.of(new Unaddressed(evidence, entry, refused))
                        : Stream.empty());
    }

    private static boolean isOne(AgentEvent.Refused refused) {
        return refused.request().task() == null
                && refused.request().part() == AgentPart.TASK_PROTECTION
                && !refused.injected();
    }

    Diagnosis of(Case task, String sentence) {
        String line = evidence.line(entry);
        return task.found(
                sentence + ": the request at an agent at " + evidence.at(entry.at()) + " named no task that there is",
                "\""
                        + VisibleText.of(refused.request().method() + " "
                                + refused.request().target())
                        + "\" has not the id of a task's endpoint, and was answered " + refused.status()
                        + (line.isEmpty() ? "" : ", sent by " + line),
                FIX);
    }
}
