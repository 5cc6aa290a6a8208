package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.ServiceLane.Count;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.End;
import io.github.ecssimulator.testkit.story.TaskLane.Window;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Why a task is still there, or still protected. */
final class Keeping {
    private static final String RELEASE =
            "clear the protection (protectionEnabled false) when the work ends, also when it fails";

    private final Evidence evidence;
    private final TaskLane lane;

    Keeping(Evidence evidence, TaskLane lane) {
        this.evidence = evidence;
        this.lane = lane;
    }

    Diagnosis diagnosis() {
        return lane.openWindow().map(this::isProtected).orElseGet(this::isWanted);
    }

    /** Why a task that should have been released was protected for longer. */
    Diagnosis ofRelease() {
        return lane.windows().stream()
                .reduce((older, newer) -> newer)
                .map(this::isProtected)
                .orElseGet(this::isWanted);
    }

    private Diagnosis isProtected(Window window) {
        Instant ended = window.to();
        String until = ended == null
                ? "is protected until " + evidence.at(window.until())
                : "was protected until " + evidence.at(ended)
                        + (window.end() == End.EXPIRED ? ", when it ran out" : "");
        Optional<Ask> refused = lane.asks().stream()
                .filter(ask -> ask.kind() == Ask.Kind.RELEASE
                        && ask.isRefused()
                        && !ask.at().isBefore(window.from()))
                .reduce((older, newer) -> newer);
        if (refused.isPresent()) {
            return Diagnosis.of(
                    lane,
                    until + ": the release at " + evidence.at(refused.get().at()) + " was refused",
                    Remedy.of(refused.get(), evidence.at(window.until())),
                    evidence.call(refused.get()));
        }
        return workDone().map(done -> idle(window, until, done)).orElseGet(() -> working(until, window));
    }

    private Diagnosis working(String until, Window window) {
        List<String> open = lane.work().stream()
                .filter(span -> span.outcome() == WorkSpan.Outcome.OPEN)
                .map(span -> "\"" + span.name() + "\"")
                .toList();
        Ask last = Heartbeat.of(lane, window).last();
        return Diagnosis.of(
                lane,
                until
                        + (open.isEmpty()
                                ? ", and nobody released it"
                                : ", and its work " + String.join(", ", open) + " is open"),
                RELEASE,
                evidence.call(last));
    }

    private Diagnosis idle(Window window, String until, Instant done) {
        long renewals = window.renewals().stream()
                .filter(renewal -> renewal.at().isAfter(done))
                .count();
        Optional<Ask> read = lane.asks().stream()
                .filter(ask -> ask.kind() == Ask.Kind.READ && !ask.at().isBefore(done))
                .findFirst();
        String sentence = until + ", though its work ended at " + evidence.at(done);
        if (read.isPresent()) {
            return Diagnosis.of(
                    lane,
                    sentence + ": its protection was only read then, not cleared",
                    read.get().isAtAgent()
                            ? "send PUT, not GET, to $ECS_AGENT_URI/task-protection/v1/state, with {\"ProtectionEnabled\":false}"
                            : "call UpdateTaskProtection with protectionEnabled false",
                    "a read at " + evidence.at(read.get().at()) + evidence.from(read.get()));
        }
        if (renewals > 0) {
            return Diagnosis.of(
                    lane,
                    sentence + ": the heartbeat goes on, and no release was sent",
                    "cancel the heartbeat and clear the protection when the work ends, also when it fails",
                    evidence.call(Heartbeat.of(lane, window).last()) + ", " + renewals
                            + (renewals == 1 ? " renewal" : " renewals") + " after the end of the work");
        }
        return Diagnosis.of(
                lane,
                sentence + ", and no release was sent",
                RELEASE,
                evidence.call(Heartbeat.of(lane, window).last()));
    }

    private Optional<Instant> workDone() {
        boolean anyOpen = lane.work().stream().anyMatch(span -> span.outcome() == WorkSpan.Outcome.OPEN);
        return anyOpen
                ? Optional.empty()
                : lane.work().stream()
                        .filter(span -> span.outcome() == WorkSpan.Outcome.FINISHED)
                        .map(WorkSpan::to)
                        .max(Comparator.naturalOrder());
    }

    private Diagnosis isWanted() {
        return evidence.serviceOf(lane)
                .flatMap(service -> service.counts().stream().reduce((older, newer) -> newer))
                .map(Count::desired)
                .map(desired -> Diagnosis.of(
                        lane,
                        "was told by nobody to stop: its service wants " + desired
                                + (desired == 1 ? " task" : " tasks"),
                        "scale the service in, deploy, or stop the task",
                        "neither a scale-in nor a deployment chose it"))
                .orElseGet(() -> Diagnosis.of(
                        lane,
                        "was told by nobody to stop",
                        "stop it: a task without a service knows no scale-in",
                        "it is a standalone task"));
    }
}
