package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.testkit.internal.remedy.Remedy;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Requests at the agent of a task that changed nothing, and were most likely to renew its protection, for its work went on. */
record Unserved(Case task, List<Ask> requests) {
    private static final String HANGS = "no answer: it hangs";

    static Optional<Unserved> of(Case task, Window window) {
        List<Ask> requests = task.lane().asks().stream()
                .filter(ask -> ask.kind() == Ask.Kind.UNREADABLE
                        && ask.sequence() > window.lastRenewal().sequence()
                        && ask.sequence() < window.ending()
                        && mayRenew(task, ask))
                .toList();
        return requests.isEmpty() ? Optional.empty() : Optional.of(new Unserved(task, requests));
    }

    private static boolean mayRenew(Case task, Ask ask) {
        boolean isAtWork =
                task.lane().work().isEmpty() || task.workAt(ask.sequence()).isPresent();
        return isAtWork
                && task.evidence()
                        .story()
                        .journal()
                        .entry(ask.sequence())
                        .map(JournalEntry::event)
                        .filter(event -> event instanceof AgentEvent asked
                                && !asked.request().method().equals("GET"))
                        .isPresent();
    }

    Diagnosis explains(String ranOut, Instant end) {
        Ask first = requests.get(0);
        boolean isOne = requests.size() == 1;
        boolean hangs = first.answer().equals(HANGS);
        String which =
                "the renewal at " + task.at(first.at()) + (isOne ? "" : " and " + (requests.size() - 1) + " more");
        String what = which
                + (hangs ? isOne ? " hangs" : " hang" : isOne ? " was not served" : " were not served")
                + (hangs ? " at its agent" : " by its agent");
        return task.found(
                        ranOut + ": " + what,
                        hangs && isOne ? what + ", and no other came: most likely the request has no timeout" : what,
                        hangs
                                ? "give each request at the agent a timeout, and ask again before " + task.at(end)
                                : Remedy.ofUnserved(first, true))
                .shownBy(task.call(first));
    }
}
