package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.ListTasks;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.Limits;
import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.internal.text.BoundCaller;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.Stop;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a task was never protected. */
final class NeverProtected {
    static final String OWN_NAME =
            "take the TaskARN of the task's own metadata, at ${ECS_CONTAINER_METADATA_URI_V4}/task";
    static final String FIRST = "protect the task before it takes work";

    private static final String RELEASED = "what was asked of the task was to release it";

    private final Evidence evidence;
    private final TaskLane lane;
    private final List<Ask> tries;

    NeverProtected(Evidence evidence, TaskLane lane) {
        this.evidence = evidence;
        this.lane = lane;
        this.tries = lane.asks().stream().filter(Ask::isProtect).toList();
    }

    Diagnosis diagnosis() {
        return tries.isEmpty() ? nobodyAsked() : refused();
    }

    private Diagnosis refused() {
        Ask last = tries.get(tries.size() - 1);
        if (last.named() > Limits.UPDATED_TASKS) {
            return tooMany(last);
        }
        Optional<Stop> told = lane.stopIfTold();
        if (told.isPresent() && told.get().sequence() < tries.get(0).sequence()) {
            return tooLate(told.get());
        }
        return Diagnosis.of(
                        lane,
                        "was never protected: " + theCalls() + " was refused",
                        isOneCall()
                                ? new Reaction(evidence, lane, last).told("the call")
                                : theCalls() + " was refused; " + new Reaction(evidence, lane, last).told("the last"),
                        Remedy.ofFirst(evidence, lane, last))
                .shownBy(evidence.call(last))
                .shownBy(Blockade.line(evidence, lane, last))
                .ofAnAnswer();
    }

    private Diagnosis tooMany(Ask call) {
        return Diagnosis.of(
                        lane,
                        "was never protected: " + theCalls() + " named " + call.named()
                                + " tasks and was refused as a whole",
                        "a call may name " + Limits.UPDATED_TASKS + " tasks; this one named " + call.named()
                                + ", so none of them was protected",
                        "name at most " + Limits.UPDATED_TASKS
                                + " tasks in a call, and begin no work when a call throws")
                .shownBy(evidence.call(call));
    }

    private Diagnosis tooLate(Stop told) {
        String work = Evidence.workAt(lane, told.sequence())
                .map(span -> ", and its work \"" + span.name() + "\" had begun at " + evidence.at(span.from()))
                .orElse("");
        String asked = evidence.at(tries.get(0).at());
        return Diagnosis.of(
                        lane,
                        "was told to stop at " + evidence.at(told.at()) + ", before anybody asked to protect it at "
                                + asked,
                        "the first call "
                                + release()
                                        .map(ask -> "that protects came only at " + asked + ", behind a release at "
                                                + evidence.at(ask.at()))
                                        .orElse("came only at " + asked)
                                + work,
                        FIRST)
                .shownBy(evidence.call(tries.get(0)));
    }

    /** The call that released it before it was ever protected, as where a flag is the wrong way round. */
    private Optional<Ask> release() {
        long first = tries.isEmpty() ? Long.MAX_VALUE : tries.get(0).sequence();
        return lane.asks().stream()
                .filter(ask -> ask.kind() == Ask.Kind.RELEASE && ask.sequence() < first)
                .findFirst();
    }

    private Optional<Ask> releaseBefore(Stop stop) {
        return release().filter(ask -> ask.sequence() < stop.sequence());
    }

    private boolean isOneCall() {
        return tries.stream().map(Ask::sequence).distinct().count() == 1;
    }

    private String theCalls() {
        long calls = tries.stream().map(Ask::sequence).distinct().count();
        return isOneCall() ? "the only call" : "each of the " + calls + " calls";
    }

    private Diagnosis nobodyAsked() {
        return unserved()
                .or(this::stray)
                .or(this::another)
                .or(this::onlyRead)
                .or(this::nameless)
                .or(this::unaddressed)
                .orElseGet(() -> Standstill.explains(evidence.ecs(), "the call", nothing()));
    }

    /** A call that was to protect some task, with an empty list or none at all. */
    private Optional<Diagnosis> nameless() {
        long stop = lane.stopIfTold().map(Stop::sequence).orElse(Long.MAX_VALUE);
        return evidence.story().journal().entries().stream()
                .filter(entry -> entry.sequence() > lane.sequence() && entry.sequence() < stop && isNameless(entry))
                .reduce((older, newer) -> newer)
                .map(entry -> Diagnosis.of(
                        lane,
                        "was never protected: the call at " + evidence.at(entry.at()) + " named no task",
                        "the list of tasks in the call was empty, so it was refused as a whole" + sentBy(entry),
                        OWN_NAME));
    }

    private static boolean isNameless(JournalEntry entry) {
        return entry.event() instanceof CallEvent.Made made
                && made.request() instanceof UpdateTaskProtection.Request update
                && Boolean.TRUE.equals(update.protectionEnabled())
                && (update.tasks() == null || update.tasks().isEmpty());
    }

    private String sentBy(JournalEntry entry) {
        String line = evidence.line(entry);
        return line.isEmpty() ? "" : ", sent by " + line;
    }

    private Optional<Diagnosis> unaddressed() {
        return Unaddressed.since(evidence, lane.begin(), lane).map(found -> found.of(lane, "was never protected"));
    }

    /** A request at its agent that changed nothing. */
    private Optional<Diagnosis> unserved() {
        return lane.asks().stream()
                .filter(ask -> ask.kind() == Ask.Kind.UNREADABLE)
                .findFirst()
                .map(ask -> Diagnosis.of(
                                lane,
                                "was never protected: its agent "
                                        + (Remedy.isInTrouble(ask) ? "did not serve" : "refused") + " the request at "
                                        + evidence.at(ask.at()),
                                causeOfUnserved(ask, evidence.at(ask.at())),
                                Remedy.ofUnserved(ask, true))
                        .shownBy(evidence.call(ask)));
    }

    private static String causeOfUnserved(Ask ask, String at) {
        if (Remedy.isInTrouble(ask)) {
            return "the agent could not serve the request at " + at + ", and none that it served came after it";
        }
        return "the request at " + at
                + (Remedy.isDenied(ask) ? " " + Remedy.answered(ask) : " was none that the agent understands");
    }

    private Optional<Diagnosis> stray() {
        return evidence.story().strays().stream()
                .filter(Ask::isProtect)
                .reduce((first, last) -> last)
                .map(ask -> Diagnosis.of(
                                lane,
                                "was never protected; the call at " + evidence.at(ask.at()) + " named "
                                        + VisibleText.of(shortened(ask.name())) + ", which no task has: "
                                        + kindOf(ask.id()),
                                "the call named something else than the task, and " + Remedy.answered(ask)
                                        + (ask.outcome() == Ask.Outcome.FAILED ? ": nobody looked" : ""),
                                OWN_NAME + (ask.outcome() == Ask.Outcome.FAILED ? Remedy.AND_LOOK : ""))
                        .shownBy(evidence.call(ask)));
    }

    static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 57) + "...";
    }

    private static String kindOf(String id) {
        if (id.matches("[0-9a-f]{64}|[0-9a-f]{32}-[0-9]+|[0-9a-f]{12}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return "it looks like a container id";
        }
        return id.isBlank() ? "it is empty" : "it is no task id";
    }

    /** Its own client says for sure whom its code protected. Of others one guesses, where the other one had no work of its own. */
    private Optional<Diagnosis> another() {
        // It has no protections itself.
        List<TaskLane> siblings = evidence.fleet(lane);
        Optional<Diagnosis> sure = siblings.stream()
                .flatMap(other -> protections(other)
                        .filter(ask -> BoundCaller.of(ask.caller())
                                .filter(lane.task().id()::equals)
                                .isPresent())
                        .map(ask -> another(other, ask)))
                .findFirst();
        return sure.or(() -> siblings.stream()
                .filter(other -> other.work().isEmpty())
                .flatMap(other -> protections(other)
                        .filter(ask -> BoundCaller.of(ask.caller()).isEmpty())
                        .map(ask -> another(other, ask)))
                .findFirst());
    }

    private static Stream<Ask> protections(TaskLane other) {
        return other.asks().stream().filter(Ask::isProtect);
    }

    private Diagnosis another(TaskLane other, Ask ask) {
        return Diagnosis.of(
                        lane,
                        "was never protected; the code protected another one, "
                                + other.task().id().abbreviated() + firstListed(other),
                        "the code took another task for its own, and no call named "
                                + lane.task().id().abbreviated(),
                        OWN_NAME)
                .shownBy(evidence.call(ask))
                .alsoAbout(other);
    }

    private String firstListed(TaskLane other) {
        boolean isFirst = evidence.story()
                .journal()
                .events(CallEvent.Accepted.class)
                .map(CallEvent.Accepted::response)
                .anyMatch(response -> isFirstIn(response, other));
        return isFirst ? ", the first that ListTasks answered" : "";
    }

    private static boolean isFirstIn(EcsResponse response, TaskLane other) {
        return response instanceof ListTasks.Response list
                && !list.taskArns().isEmpty()
                && list.taskArns().get(0).equals(other.task().arn().toString());
    }

    private Optional<Diagnosis> onlyRead() {
        return lane.asks().stream()
                .filter(ask -> ask.kind() == Ask.Kind.READ)
                .findFirst()
                .map(ask -> Diagnosis.of(
                                lane,
                                "was never protected: its protection was read, and never set",
                                (ask.isAtAgent() ? "each request was a GET" : "each call was GetTaskProtection")
                                        + ", which changes nothing",
                                "set it: " + (ask.isAtAgent() ? "PUT, not GET, at the agent" : "UpdateTaskProtection"))
                        .shownBy(evidence.call(ask)));
    }

    private String unasked(Stop stop) {
        return releaseBefore(stop)
                .map(ask -> RELEASED)
                .orElseGet(() -> "no call had "
                        + (lane.asks().isEmpty() ? "named the task by " : "asked for it by ")
                        + evidence.at(stop.at()));
    }

    private Diagnosis nothing() {
        Optional<Stop> stop = lane.stopIfTold();
        Optional<WorkSpan> open = stop.flatMap(told -> Evidence.workAt(lane, told.sequence()));
        if (stop.isEmpty() || open.isEmpty()) {
            return Diagnosis.of(
                    lane,
                    "was never protected: nobody asked for it",
                    lane.asks().isEmpty() ? "no call and no request at its agent named it" : RELEASED,
                    FIRST);
        }
        String work = "\"" + open.get().name() + "\"";
        return Diagnosis.of(
                        lane,
                        "was told to stop at " + evidence.at(stop.get().at()) + " while its work " + work
                                + " was open: nobody had protected it",
                        work + " began at " + evidence.at(open.get().from()) + " without protection: "
                                + unasked(stop.get()),
                        "protect the task before it begins " + work)
                .shownBy(releaseBefore(stop.get()).map(evidence::call));
    }
}
