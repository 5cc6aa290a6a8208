package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.internal.text.BoundCaller;
import io.github.ecssimulator.testkit.internal.text.StopWords;
import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.End;
import io.github.ecssimulator.testkit.story.TaskLane.Stop;
import io.github.ecssimulator.testkit.story.TaskLane.Window;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Why a task that was protected once is gone, or is protected no more. */
record Loss(Evidence evidence, TaskLane lane, Window window) {
    private static final String HAND_BACK = "catch it where the work is done, and hand the work back";

    static Diagnosis of(Evidence evidence, TaskLane lane) {
        return lane.stopIfTold()
                .filter(stop -> !stop.isHeldOffByProtection())
                .map(stop -> struck(evidence, lane, stop))
                .orElseGet(() -> ofProtection(evidence, lane));
    }

    /** Why a task was not protected without a break. */
    static Diagnosis ofCover(Evidence evidence, TaskLane lane) {
        Optional<Window> missed =
                lastEnded(lane, window -> lane.work().stream().anyMatch(span -> span.lastsBeyond(window.ending())));
        if (missed.isEmpty() && hadBegunBeforeIt(lane)) {
            return late(evidence, lane);
        }
        return missed.or(() -> lastEnded(lane, window -> true))
                .map(window -> new Loss(evidence, lane, window).diagnosis())
                .orElseGet(() -> late(evidence, lane));
    }

    private static Optional<Window> lastEnded(TaskLane lane, Predicate<Window> which) {
        return lane.windows().stream()
                .filter(window -> window.end() == End.EXPIRED || window.end() == End.CLEARED)
                .filter(which)
                .reduce((older, newer) -> newer);
    }

    private static boolean hadBegunBeforeIt(TaskLane lane) {
        return lane.windows().stream()
                .findFirst()
                .filter(first -> lane.work().stream().anyMatch(span -> span.sequence() < first.beginning()))
                .isPresent();
    }

    private static Diagnosis late(Evidence evidence, TaskLane lane) {
        return lane.windows().stream()
                .findFirst()
                .map(window -> late(evidence, lane, window))
                .orElseGet(() -> new NeverProtected(evidence, lane).diagnosis());
    }

    private static Diagnosis late(Evidence evidence, TaskLane lane, Window window) {
        String from = evidence.at(window.from());
        String began = lane.work().stream()
                .findFirst()
                .map(span -> "its work \"" + span.name() + "\" began at " + evidence.at(span.from()))
                .orElse("");
        String sentence = "was protected from " + from + " on" + (began.isEmpty() ? "" : ", and " + began);
        Heartbeat heartbeat = Heartbeat.of(lane, window);
        return heartbeat
                .refusedFirst()
                .map(refused -> Diagnosis.of(
                                lane,
                                sentence,
                                new Reaction(evidence, lane, refused).told("the first call"),
                                Remedy.ofFirst(evidence, lane, refused))
                        .shownBy(evidence.call(refused))
                        .ofAnAnswer())
                .orElseGet(() -> Diagnosis.of(
                                lane,
                                sentence,
                                "no call came before " + from + (began.isEmpty() ? "" : ", though " + began),
                                NeverProtected.FIRST)
                        .shownBy(evidence.call(heartbeat.first())));
    }

    private static Diagnosis struck(Evidence evidence, TaskLane lane, Stop stop) {
        return evidence.failedPrograms().stream()
                .filter(entry -> entry.event().concerns(lane.task().id()) && entry.sequence() < stop.sequence())
                .findFirst()
                .map(entry -> Diagnosis.of(
                        lane,
                        "ended at " + evidence.at(stop.at()) + ", because its program failed",
                        evidence.failure(entry),
                        HAND_BACK))
                .orElseGet(() -> struckByOthers(evidence, lane, stop));
    }

    private static Diagnosis struckByOthers(Evidence evidence, TaskLane lane, Stop stop) {
        boolean wasProtected = lane.windows().stream().anyMatch(window -> window.end() == End.WITH_THE_TASK);
        return Diagnosis.of(
                        lane,
                        "was told to stop at " + evidence.at(stop.at()) + " by " + StopWords.of(stop.cause())
                                + (wasProtected ? ", although it was protected" : ""),
                        stop.cause().code().wireName() + " (" + VisibleText.of(stop.reason()) + ")"
                                + evidence.exitCode(stop) + evidence.causeOf(stop),
                        Remedy.ofStop(stop.cause()))
                .ofAnAnswer();
    }

    private static Diagnosis ofProtection(Evidence evidence, TaskLane lane) {
        long lost = lane.stopIfTold().map(Stop::sequence).orElse(Long.MAX_VALUE);
        return lane.windows().stream()
                .filter(window -> window.beginning() < lost)
                .reduce((older, newer) -> newer)
                .map(window -> new Loss(evidence, lane, window).diagnosis())
                .orElseGet(() -> new NeverProtected(evidence, lane).diagnosis());
    }

    private Diagnosis diagnosis() {
        return switch (window.end()) {
            case OPEN, WITH_THE_TASK -> inSpiteOfIt();
            case CLEARED -> cleared();
            case EXPIRED -> new Expiry(evidence, lane, window, lostAt()).diagnosis();
        };
    }

    private Diagnosis inSpiteOfIt() {
        return Diagnosis.of(
                lane,
                "is protected until " + evidence.at(window.until()),
                "nobody told it to stop",
                "expect it to live until then, or release it");
    }

    private Diagnosis cleared() {
        Optional<WorkSpan> open = Evidence.workAt(lane, window.ending());
        return byAnother(open)
                .or(() -> open.flatMap(this::byAFailure))
                .or(() -> open.map(this::inTheMiddle))
                .orElseGet(this::tooEarly);
    }

    private Optional<Diagnosis> byAnother(Optional<WorkSpan> open) {
        return Evidence.releaseIfKnown(lane, window)
                .flatMap(release -> BoundCaller.of(release.caller())
                        .filter(caller -> !caller.equals(lane.task().id()))
                        .map(TaskId::abbreviated)
                        .map(other -> Diagnosis.of(
                                        lane,
                                        "was released at " + evidence.at(end()) + " by the code of another one, "
                                                + other
                                                + open.map(span -> ", while its work \"" + span.name() + "\" was open")
                                                        .orElse(""),
                                        // what manages the protection of others means to
                                        "the code of " + other
                                                + " cleared its protection, perhaps because it took this task for its own",
                                        "unless " + other + " is there to protect others, " + NeverProtected.OWN_NAME)
                                .shownBy(evidence.call(release))));
    }

    /** What its job threw has passed the finally block that releases, and ended the process. */
    private Optional<Diagnosis> byAFailure(WorkSpan open) {
        return evidence.failedPrograms().stream()
                .filter(entry -> entry.event().concerns(lane.task().id())
                        && entry.at().equals(end())
                        && entry.sequence() > window.ending())
                .findFirst()
                .map(entry -> Diagnosis.of(
                                lane,
                                "was released at " + evidence.at(end()) + " while its work \"" + open.name()
                                        + "\" was open, because its program failed",
                                evidence.failure(entry),
                                HAND_BACK)
                        .shownBy(evidence.release(lane, window)));
    }

    private Diagnosis tooEarly() {
        Optional<NextWork> next = NextWork.after(evidence, lane, window);
        return next.flatMap(work -> work.inSpiteOfARefusal("was released at " + evidence.at(end()) + stopped()
                        + ", and began " + work.name() + " at " + work.at()))
                .orElseGet(() -> tooEarly(next.map(NextWork::span)));
    }

    private Diagnosis tooEarly(Optional<WorkSpan> next) {
        String at = evidence.at(end());
        return Diagnosis.of(
                        lane,
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
                .shownBy(evidence.release(lane, window));
    }

    private Diagnosis inTheMiddle(WorkSpan open) {
        Instant at = end();
        Optional<WorkSpan> done = lane.work().stream()
                .filter(span -> at.equals(span.to()) && span.sequence() < window.ending())
                .findFirst();
        String left = open.to() == null ? "" : " (" + Times.words(Duration.between(at, open.to())) + " left)";
        return Diagnosis.of(
                        lane,
                        "was released at " + evidence.at(at)
                                + done.map(span -> ", when \"" + span.name() + "\" ended,")
                                        .orElse("")
                                + " while its work \"" + open.name() + "\" was open" + left,
                        done.map(span -> "the end of \"" + span.name() + "\" released the task, whose one protection \""
                                        + open.name() + "\" needed, too")
                                .orElse("the release came in the middle of \"" + open.name() + "\", open since "
                                        + evidence.at(open.from())),
                        done.isPresent()
                                ? "count the work under way, and release only when the last of it has ended"
                                : "release only when \"" + open.name() + "\" has ended")
                .shownBy(evidence.release(lane, window));
    }

    private Instant lostAt() {
        return lane.stopIfTold().map(Stop::at).orElse(evidence.story().now());
    }

    private Instant end() {
        Instant end = window.to();
        return end == null ? window.until() : end;
    }

    private boolean isStoppedAtOnce() {
        return lostAt().equals(end());
    }

    private String stopped() {
        return lane.stopIfTold().isEmpty()
                ? ""
                : isStoppedAtOnce()
                        ? ", and stopped at once"
                        : ", and stopped at " + evidence.at(lostAt()) + ", "
                                + Times.words(Duration.between(end(), lostAt())) + " later";
    }
}
