package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.Notes;
import io.github.ecssimulator.model.HeldUpWork;
import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.story.Ask;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Work that waited for the only thread of its executor when a protection ran out: most likely the heartbeat, behind the job. */
record BusyThread(Case task, HeldUpWork work) {
    private static final Pattern CONTAINER = Pattern.compile(" of container of task (\\w+)$");

    /** What waited while renewals came, before the end or behind it, sent none of them. */
    static Optional<BusyThread> at(Case task, Instant end, Heartbeat heartbeat, long entry) {
        Notes notes = task.evidence().ecs().clock().notes();
        List<HeldUpWork> later =
                heartbeat.firstAfter(entry).map(ask -> notes.heldUpAt(ask.at())).orElse(List.of());
        return notes.heldUpAt(end).stream()
                .filter(work -> belongsTo(task, work.executor()).orElse(true))
                .filter(work -> !work.dueAt().isBefore(heartbeat.lastRenewal().at()) && !later.contains(work))
                .findFirst()
                .map(work -> new BusyThread(task, work));
    }

    /**
     * {@return whether an executor is that of a task, if anything shows it: those of a container are named after its task, and of
     * several workers each may have one}
     */
    static Optional<Boolean> belongsTo(Case task, String executor) {
        Matcher container = CONTAINER.matcher(executor);
        if (container.find()) {
            return Optional.of(container.group(1).equals(task.lane().task().id().abbreviated()));
        }
        boolean isAlone = task.evidence().story().tasks().stream()
                .filter(each -> !each.task().equals(task.lane().task()))
                .noneMatch(each -> each.asks().stream().anyMatch(Ask::isProtect));
        return isAlone ? Optional.of(true) : Optional.empty();
    }

    Diagnosis explains(Diagnosis found) {
        String executor = "\"" + VisibleText.of(work.executor()) + "\"";
        boolean isOfAContainer = CONTAINER.matcher(work.executor()).find();
        return found.because(
                found.cause() + "; work that repeats was due at " + task.at(work.dueAt())
                        + ", and waited for the only thread of " + executor
                        + ", which was busy with other work: most likely the renewals",
                "let the heartbeat have another executor than the work"
                        + (isOfAContainer
                                ? ", such as container.executor() for the work"
                                : "; if in production it has more than one thread, give it some here, too:"
                                        + " SimulatedExecutors.scheduled(clock, name, Executors.newCachedThreadPool())"));
    }
}
