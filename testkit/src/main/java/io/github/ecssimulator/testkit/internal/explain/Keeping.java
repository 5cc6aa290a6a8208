package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.internal.remedy.Remedy;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.ServiceLane.Count;
import io.github.ecssimulator.testkit.story.TaskLane.End;
import io.github.ecssimulator.testkit.story.TaskLane.Window;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a task is still there, or still protected. */
record Keeping(Case task) {
    private static final String RELEASE =
            "clear the protection (protectionEnabled false) when the work ends, also when it fails";

    Diagnosis diagnosis() {
        return task.lane().openWindow().map(this::isProtected).orElseGet(this::isWanted);
    }

    /** Why a task that should have been released was protected for longer. */
    Diagnosis ofRelease() {
        return task.lane().lastWindow().map(this::isProtected).orElseGet(this::isWanted);
    }

    private Diagnosis isProtected(Window window) {
        Instant ended = window.to();
        String until = ended == null
                ? "is protected until " + task.at(window.until())
                : "was protected until " + task.at(ended) + (window.end() == End.EXPIRED ? ", when it ran out" : "");
        Optional<Ask> refused = task.lane().asks().stream()
                .filter(ask -> ask.kind() == Ask.Kind.RELEASE && ask.isRefused() && ask.sequence() > window.beginning())
                .reduce((older, newer) -> newer);
        if (window.end() == End.CLEARED) {
            return releasedLate(until, window, refused);
        }
        if (refused.isPresent()) {
            return renewalsAfter(window, refused.get()) > 0
                    ? renewedAfterAll(until, window, refused.get())
                    : releaseRefused(until, refused.get());
        }
        return workDone().map(done -> idle(window, until, done)).orElseGet(() -> working(until, window));
    }

    private Diagnosis releasedLate(String until, Window window, Optional<Ask> refused) {
        Optional<WorkSpan> done = workDone();
        return task.found(
                        until
                                + done.map(span -> ", though its work " + ended(span))
                                        .orElse(""),
                        refused.map(ask -> "the release at " + task.at(ask.at()) + " " + Remedy.answered(ask)
                                        + ", and the next one came too late")
                                .orElse("the release came too late"),
                        refused.map(Remedy::ofRelease).orElse(RELEASE))
                .shownBy(task.release(window));
    }

    private String ended(WorkSpan last) {
        return (last.outcome() == WorkSpan.Outcome.FAILED ? "failed at " : "ended at ")
                + task.at(Objects.requireNonNull(last.to()));
    }

    private Diagnosis releaseRefused(String until, Ask refused) {
        String at = task.at(refused.at());
        boolean isForItsMinutes = refused.answer().contains("expiresInMinutes");
        return task.found(
                        until + ": the release at " + at + " was refused",
                        isForItsMinutes
                                ? "the release carried expiresInMinutes " + refused.minutes()
                                        + " and was refused, so the protection stayed"
                                : "the release at " + at + " " + Remedy.answered(refused) + ", and nobody sent another",
                        Remedy.ofRelease(refused))
                .shownBy(task.call(refused))
                .ofAnAnswer();
    }

    /** How often it was protected since a release, though no work followed that. */
    private long renewalsAfter(Window window, Ask release) {
        boolean isDone =
                workDone().filter(span -> span.ending() < release.sequence()).isPresent();
        return isDone
                ? window.renewals().stream()
                        .filter(renewal -> renewal.sequence() > release.sequence())
                        .count()
                : 0;
    }

    private Diagnosis renewedAfterAll(String until, Window window, Ask refused) {
        String release = "the release at " + task.at(refused.at()) + " ";
        return task.found(
                        until + ": " + release + "was refused, and it was renewed after that",
                        release + Remedy.answered(refused) + ", and the heartbeat did not end, either ("
                                + renewals(renewalsAfter(window, refused)) + " since)",
                        "cancel the heartbeat when the work ends, whatever becomes of the release; "
                                + Remedy.ofRelease(refused))
                .shownBy(task.call(refused))
                .ofAnAnswer();
    }

    private static String renewals(long count) {
        return count + (count == 1 ? " renewal" : " renewals");
    }

    private Diagnosis working(String until, Window window) {
        List<String> open = task.lane().work().stream()
                .filter(span -> span.outcome() == WorkSpan.Outcome.OPEN)
                .map(span -> "\"" + span.name() + "\"")
                .toList();
        String work = String.join(", ", open);
        return task.found(
                        until + (open.isEmpty() ? ", and nobody released it" : ", and its work " + work + " is open"),
                        "no release was sent" + (open.isEmpty() ? "" : ": " + work + " goes on"),
                        RELEASE)
                .shownBy(task.call(Heartbeat.of(task.lane(), window).last()));
    }

    private Diagnosis idle(Window window, String until, WorkSpan last) {
        Instant done = Objects.requireNonNull(last.to());
        String sentence = until + ", though its work " + ended(last);
        if (window.beginning() > last.ending()) {
            return begunBehindIt(window, sentence);
        }
        Optional<Ask> read = task.lane().asks().stream()
                .filter(ask -> ask.kind() == Ask.Kind.READ && !ask.at().isBefore(done))
                .findFirst();
        return read.map(ask -> onlyRead(sentence, ask))
                .or(() -> releaseOf(done).map(ask -> releasedAnother(sentence, ask)))
                .or(() -> unserved(done).map(ask -> releaseUnserved(sentence, ask)))
                .or(() -> Unaddressed.since(task, done).map(found -> found.of(task, sentence)))
                .orElseGet(() -> unreleased(window, sentence, last, done));
    }

    private Diagnosis onlyRead(String sentence, Ask read) {
        String at = task.at(read.at());
        return task.found(
                        sentence + ": its protection was only read then, not cleared",
                        (read.isAtAgent()
                                        ? "the request at " + at + " was a GET"
                                        : "the call at " + at + " was GetTaskProtection")
                                + ", which changes nothing, and no release was sent",
                        read.isAtAgent()
                                ? "send PUT, not GET, to $ECS_AGENT_URI/task-protection/v1/state, with {\"ProtectionEnabled\":false}"
                                : "call UpdateTaskProtection with protectionEnabled false")
                .shownBy(task.call(read));
    }

    /** A request at its agent after the work, which changed nothing: most likely it was to release it. */
    private Optional<Ask> unserved(Instant done) {
        return task.lane().asks().stream()
                .filter(ask -> ask.kind() == Ask.Kind.UNREADABLE && !ask.at().isBefore(done))
                .reduce((older, newer) -> newer);
    }

    private Diagnosis releaseUnserved(String sentence, Ask unserved) {
        String request = "the request at its agent at " + task.at(unserved.at());
        return task.found(
                        sentence + ": " + request + " was not served",
                        request + " " + Remedy.answered(unserved) + ", and nobody sent another",
                        Remedy.ofUnserved(unserved, false))
                .shownBy(task.call(unserved));
    }

    /** A release after the work that named another task, or none that there is. */
    private Optional<Ask> releaseOf(Instant done) {
        Stream<Ask> elsewhere = Stream.concat(
                task.evidence().story().strays().stream(),
                task.fleet().stream()
                        .filter(other -> other.windows().isEmpty())
                        .flatMap(other -> other.asks().stream()));
        return elsewhere
                .filter(ask -> ask.kind() == Ask.Kind.RELEASE && !ask.at().isBefore(done))
                .findFirst();
    }

    private Diagnosis releasedAnother(String sentence, Ask release) {
        return task.found(
                        sentence + ": the release at " + task.at(release.at()) + " named another task",
                        "the release named " + VisibleText.of(NeverProtected.shortened(release.id())) + ", not "
                                + task.lane().task().id().abbreviated()
                                + (release.isRefused() ? ", and " + Remedy.answered(release) + ": nobody looked" : ""),
                        NeverProtected.OWN_NAME)
                .shownBy(task.call(release));
    }

    private Diagnosis unreleased(Window window, String sentence, WorkSpan last, Instant done) {
        long renewals = window.renewals().stream()
                .filter(renewal -> renewal.at().isAfter(done))
                .count();
        String ended = (last.outcome() == WorkSpan.Outcome.FAILED ? "the failure of \"" : "the end of \"") + last.name()
                + "\" at " + task.at(done) + " ended neither ";
        Diagnosis found = renewals > 0
                ? task.found(
                        sentence + ": the heartbeat goes on, and no release was sent",
                        ended + "the heartbeat (" + renewals(renewals) + " since) nor the protection",
                        "cancel the heartbeat and clear the protection when the work ends, also when it fails")
                : task.found(
                        sentence + ", and no release was sent",
                        "no release followed the end of \"" + last.name() + "\" at " + task.at(done),
                        RELEASE);
        return Standstill.explains(task.evidence().ecs(), "the release", found)
                .shownBy(task.call(Heartbeat.of(task.lane(), window).last()));
    }

    /** Its work was over when this protection began: most likely a heartbeat had a last call under way. */
    private Diagnosis begunBehindIt(Window window, String sentence) {
        String began = task.at(window.from());
        Optional<String> released = task.lane().windows().stream()
                .filter(before -> before.end() == End.CLEARED && before.ending() < window.beginning())
                .reduce((older, newer) -> newer)
                .flatMap(before -> Optional.ofNullable(before.to()))
                .map(task::at);
        Diagnosis found = released.map(at -> protectedAgain(window, sentence, at, began))
                .orElseGet(() -> task.found(
                        sentence + ": it was protected at " + began + ", behind it",
                        "a call at " + began + " protected it when its work was over, and no release followed",
                        RELEASE));
        return found.shownBy(task.call(Heartbeat.of(task.lane(), window).last()));
    }

    private Diagnosis protectedAgain(Window window, String sentence, String released, String began) {
        long renewals = window.renewals().size() - 1L;
        return task.found(
                sentence + ": it was released at " + released + ", and protected again at " + began,
                "the release at " + released + " was followed by a protection at " + began
                        + (renewals == 0 ? "" : " and " + renewals(renewals)) + ", and by no other release",
                "cancel the heartbeat before the release, and let no call under way come behind it"
                        + (renewals == 0 ? "; who protects for work that never begins releases, too" : ""));
    }

    private Optional<WorkSpan> workDone() {
        boolean anyOpen = task.lane().work().stream().anyMatch(span -> span.outcome() == WorkSpan.Outcome.OPEN);
        return anyOpen
                ? Optional.empty()
                : task.lane().work().stream()
                        .filter(span -> span.outcome().isOverInTime())
                        .max(Comparator.comparingLong(WorkSpan::ending));
    }

    private Diagnosis isWanted() {
        return task.service()
                .flatMap(service -> service.counts().stream().reduce((older, newer) -> newer))
                .map(Count::desired)
                .map(desired -> task.found(
                        "was told by nobody to stop: its service wants " + desired
                                + (desired == 1 ? " task" : " tasks"),
                        "neither a scale-in nor a deployment chose it",
                        "scale the service in, deploy, or stop the task"))
                .orElseGet(() -> task.found(
                        "was told by nobody to stop",
                        "it is a standalone task, which no scale-in stops",
                        "stop it with StopTask"));
    }
}
