package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.internal.remedy.Remedy;
import io.github.ecssimulator.testkit.internal.text.BoundCaller;
import io.github.ecssimulator.testkit.internal.text.StopWords;
import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.story.TaskLane.End;
import io.github.ecssimulator.testkit.story.TaskLane.Stop;
import io.github.ecssimulator.testkit.story.TaskLane.Window;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Why a task that was protected once is gone, or is protected no more. */
record Loss(Case task, Window window) {
    private static final String HAND_BACK = "catch it where the work is done, and hand the work back";

    static Diagnosis of(Case task) {
        return task.lane()
                .stopIfTold()
                .filter(stop -> !stop.isHeldOffByProtection())
                .map(stop -> struck(task, stop))
                .orElseGet(() -> ofProtection(task));
    }

    /** Why a task was not protected without a break. */
    static Diagnosis ofCover(Case task) {
        Optional<Window> missed = lastEnded(
                task, window -> task.lane().work().stream().anyMatch(span -> span.lastsBeyond(window.ending())));
        if (missed.isEmpty() && hadBegunBeforeIt(task)) {
            return late(task);
        }
        return missed.or(() -> lastEnded(task, window -> true))
                .map(window -> new Loss(task, window).diagnosis())
                .orElseGet(() -> late(task));
    }

    private static Optional<Window> lastEnded(Case task, Predicate<Window> which) {
        return task.lane().windows().stream()
                .filter(window -> window.end() == End.EXPIRED || window.end() == End.CLEARED)
                .filter(which)
                .reduce((older, newer) -> newer);
    }

    private static boolean hadBegunBeforeIt(Case task) {
        return task.lane().windows().stream()
                .findFirst()
                .filter(first -> task.lane().work().stream().anyMatch(span -> span.sequence() < first.beginning()))
                .isPresent();
    }

    private static Diagnosis late(Case task) {
        return task.lane().windows().stream()
                .findFirst()
                .map(window -> late(task, window))
                .orElseGet(() -> new NeverProtected(task).diagnosis());
    }

    private static Diagnosis late(Case task, Window window) {
        String from = task.at(window.from());
        String began = task.lane().work().stream()
                .findFirst()
                .map(span -> "its work \"" + span.name() + "\" began at " + task.at(span.from()))
                .orElse("");
        String sentence = "was protected from " + from + " on" + (began.isEmpty() ? "" : ", and " + began);
        Heartbeat heartbeat = Heartbeat.of(task.lane(), window);
        return heartbeat
                .refusedFirst()
                .map(refused -> task.found(
                                sentence,
                                new Reaction(task, refused).told("the first call"),
                                Remedy.ofFirst(task.lane(), task.otherCluster(refused), refused))
                        .shownBy(task.call(refused))
                        .ofAnAnswer())
                .orElseGet(() -> task.found(
                                sentence,
                                "no call came before " + from + (began.isEmpty() ? "" : ", though " + began),
                                NeverProtected.FIRST)
                        .shownBy(task.call(heartbeat.first())));
    }

    private static Diagnosis struck(Case task, Stop stop) {
        return task.evidence().failedPrograms().stream()
                .filter(entry -> entry.event().concerns(task.lane().task().id()) && entry.sequence() < stop.sequence())
                .findFirst()
                .map(entry -> task.found(
                        "ended at " + task.at(stop.at()) + ", because its program failed",
                        task.evidence().failure(entry),
                        HAND_BACK))
                .orElseGet(() -> struckByOthers(task, stop));
    }

    private static Diagnosis struckByOthers(Case task, Stop stop) {
        boolean wasProtected = task.lane().windows().stream().anyMatch(window -> window.end() == End.WITH_THE_TASK);
        return task.found(
                        "was told to stop at " + task.at(stop.at()) + " by " + StopWords.of(stop.cause())
                                + (wasProtected ? ", although it was protected" : ""),
                        stop.cause().code().wireName() + " (" + VisibleText.of(stop.reason()) + ")"
                                + task.evidence().exitCode(stop)
                                + task.evidence().causeOf(stop),
                        Remedy.ofStop(stop.cause()))
                .ofAnAnswer();
    }

    private static Diagnosis ofProtection(Case task) {
        long lost = task.lane().stopIfTold().map(Stop::sequence).orElse(Long.MAX_VALUE);
        return task.lane().windows().stream()
                .filter(window -> window.beginning() < lost)
                .reduce((older, newer) -> newer)
                .map(window -> new Loss(task, window).diagnosis())
                .orElseGet(() -> new NeverProtected(task).diagnosis());
    }

    private Diagnosis diagnosis() {
        return switch (window.end()) {
            case OPEN, WITH_THE_TASK -> inSpiteOfIt();
            case CLEARED -> cleared();
            case EXPIRED -> new Expiry(task, window, end(), lostAt()).diagnosis();
        };
    }

    private Diagnosis inSpiteOfIt() {
        return task.found(
                "is protected until " + task.at(window.until()),
                "nobody told it to stop",
                "expect it to live until then, or release it");
    }

    private Diagnosis cleared() {
        Optional<WorkSpan> open = task.workAt(window.ending());
        return byAnother(open)
                .or(() -> open.flatMap(this::byAFailure))
                .or(() -> open.map(this::inTheMiddle))
                .orElseGet(this::tooEarly);
    }

    private Optional<Diagnosis> byAnother(Optional<WorkSpan> open) {
        return task.releaseIfKnown(window)
                .flatMap(release -> BoundCaller.of(release.caller())
                        .filter(caller -> !caller.equals(task.lane().task().id()))
                        .map(TaskId::abbreviated)
                        .map(other -> task.found(
                                        "was released at " + task.at(end()) + " by the code of another one, "
                                                + other
                                                + open.map(span -> ", while its work \"" + span.name() + "\" was open")
                                                        .orElse(""),
                                        // what manages the protection of others means to
                                        "the code of " + other
                                                + " cleared its protection, perhaps because it took this task for its own",
                                        "unless " + other + " is there to protect others, " + NeverProtected.OWN_NAME)
                                .shownBy(task.call(release))));
    }

    /** What its job threw has passed the finally block that releases, and ended the process. */
    private Optional<Diagnosis> byAFailure(WorkSpan open) {
        return task.evidence().failedPrograms().stream()
                .filter(entry -> entry.event().concerns(task.lane().task().id())
                        && entry.at().equals(end())
                        && entry.sequence() > window.ending())
                .findFirst()
                .map(entry -> task.found(
                                "was released at " + task.at(end()) + " while its work \"" + open.name()
                                        + "\" was open, because its program failed",
                                task.evidence().failure(entry),
                                HAND_BACK)
                        .shownBy(task.release(window)));
    }

    private Diagnosis tooEarly() {
        Optional<NextWork> next = NextWork.after(task, window);
        return next.flatMap(work -> work.inSpiteOfARefusal("was released at " + task.at(end()) + stopped()
                        + ", and began " + work.name() + " at " + work.at()))
                .orElseGet(() -> tooEarly(next.map(NextWork::span)));
    }

    private Diagnosis tooEarly(Optional<WorkSpan> next) {
        String at = task.at(end());
        return task.found(
                        "was released at " + at
                                + next.map(span -> ", before its work \"" + span.name() + "\"")
                                        .orElse("") + stopped(),
                        "the release came at " + at
                                + next.map(span -> ", though \"" + span.name() + "\" was still to come")
                                        .orElse(", and nobody protected it again"),
                        next.map(span -> "release only when \"" + span.name() + "\" has ended"
                                        + (isStoppedAtOnce()
                                                ? ", or begin that only once a new protection is granted"
                                                : ", or protect the task again before that begins"))
                                .orElse("release when the work is done, and take no more work then"))
                .shownBy(task.release(window));
    }

    private Diagnosis inTheMiddle(WorkSpan open) {
        Instant at = end();
        Optional<WorkSpan> done = task.lane().work().stream()
                .filter(span -> at.equals(span.to()) && span.sequence() < window.ending())
                .findFirst();
        String left = open.to() == null ? "" : " (" + Times.words(Duration.between(at, open.to())) + " left)";
        return task.found(
                        "was released at " + task.at(at)
                                + done.map(span -> ", when \"" + span.name() + "\" ended,")
                                        .orElse("")
                                + " while its work \"" + open.name() + "\" was open" + left,
                        done.map(span -> "the end of \"" + span.name() + "\" released the task, whose one protection \""
                                        + open.name() + "\" needed, too")
                                .orElse("the release came in the middle of \"" + open.name() + "\", open since "
                                        + task.at(open.from())),
                        done.isPresent()
                                ? "count the work under way, and release only when the last of it has ended"
                                : "release only when \"" + open.name() + "\" has ended")
                .shownBy(task.release(window));
    }

    private Instant lostAt() {
        return task.lane()
                .stopIfTold()
                .map(Stop::at)
                .orElse(task.evidence().story().now());
    }

    private Instant end() {
        return Case.endOf(window);
    }

    private boolean isStoppedAtOnce() {
        return lostAt().equals(end());
    }

    private String stopped() {
        return task.lane().stopIfTold().isEmpty()
                ? ""
                : isStoppedAtOnce()
                        ? ", and stopped at once"
                        : ", and stopped at " + task.at(lostAt()) + ", "
                                + Times.words(Duration.between(end(), lostAt())) + " later";
    }
}
