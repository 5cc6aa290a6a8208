package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.story.TaskLane;
import java.time.Instant;
import java.util.Optional;

/** A request at the agent that names no task, as when {@code ECS_AGENT_URI} was cut off: nobody knows whose it was. */
final class Unaddressed {
    private static final String FIX = "send it to ${ECS_AGENT_URI}/task-protection/v1/state, where ECS_AGENT_URI is"
            + " http://169.254.170.2/api/ with the id of the endpoint behind it";

    private final Evidence evidence;
    private final JournalEntry entry;
    private final AgentEvent.Refused refused;

    private Unaddressed(Evidence evidence, JournalEntry entry, AgentEvent.Refused refused) {
        this.evidence = evidence;
        this.entry = entry;
        this.refused = refused;
    }

    /** The last such request since an instant. */
    static Optional<Unaddressed> since(Evidence evidence, Instant since) {
        return evidence.story().journal().entries().stream()
                .filter(entry -> !entry.at().isBefore(since))
                .flatMap(entry -> entry.event() instanceof AgentEvent.Refused refused && isOne(refused)
                        ? Optional.of(new Unaddressed(evidence, entry, refused)).stream()
                        : Optional.<Unaddressed>empty().stream())
                .reduce((older, newer) -> newer);
    }

    private static boolean isOne(AgentEvent.Refused refused) {
        return refused.request().task() == null
                && refused.request().part() == AgentPart.TASK_PROTECTION
                && !refused.injected();
    }

    String sentence() {
        return "the request at its agent at " + evidence.at(entry.at()) + " named no task that there is";
    }

    Diagnosis of(TaskLane lane, String sentence) {
        String line = evidence.line(entry);
        return Diagnosis.of(
                lane,
                sentence + ": " + sentence(),
                "\""
                        + VisibleText.of(refused.request().method() + " "
                                + refused.request().target())
                        + "\" has not the id of a task's endpoint, and was answered " + refused.status()
                        + (line.isEmpty() ? "" : ", sent by " + line),
                FIX);
    }
}
