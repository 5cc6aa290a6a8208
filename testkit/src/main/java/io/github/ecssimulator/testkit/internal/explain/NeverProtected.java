package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.ListTasks;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.Limits;
import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.internal.remedy.Remedy;
import io.github.ecssimulator.testkit.internal.text.BoundCaller;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.Stop;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a task was never protected. */
record NeverProtected(Case task, List<Ask> tries) {
    static final String OWN_NAME =
            "take the TaskARN of the task's own metadata, at ${ECS_CONTAINER_METADATA_URI_V4}/task";
    static final String FIRST = "protect the task before it takes work";

    private static final String RELEASED = "what was asked of the task was to release it";

    NeverProtected(Case task) {
        this(task, protections(task.lane()).toList());
    }

    Diagnosis diagnosis() {
        return tries.isEmpty() ? nobodyAsked() : refused();
    }

    private Diagnosis refused() {
        Ask last = tries.get(tries.size() - 1);
        if (last.named() > Limits.UPDATED_TASKS) {
            return tooMany(last);
        }
        Optional<Stop> told = task.lane().stopIfTold();
        if (told.isPresent() && told.get().sequence() < tries.get(0).sequence()) {
            return tooLate(told.get());
        }
        return task.found(
                        "was never protected: " + theCalls() + " was refused",
                        isOneCall()
                                ? new Reaction(task, last).told("the call")
                                : theCalls() + " was refused; " + new Reaction(task, last).told("the last"),
                        Remedy.ofFirst(task.lane(), task.otherCluster(last), last))
                .shownBy(task.call(last))
                .shownBy(Blockade.line(task, last))
                .ofAnAnswer();
    }

    private Diagnosis tooMany(Ask call) {
        return task.found(
                        "was never protected: " + theCalls() + " named " + call.named()
                                + " tasks and was refused as a whole",
                        "a call may name " + Limits.UPDATED_TASKS + " tasks; this one named " + call.named()
                                + ", so none of them was protected",
                        "name at most " + Limits.UPDATED_TASKS
                                + " tasks in a call, and begin no work when a call throws")
                .shownBy(task.call(call));
    }

    private Diagnosis tooLate(Stop told) {
        String work = task.workAt(told.sequence())
                .map(span -> ", and its work \"" + span.name() + "\" had begun at " + task.at(span.from()))
                .orElse("");
        String asked = task.at(tries.get(0).at());
        return task.found(
                        "was told to stop at " + task.at(told.at()) + ", before anybody asked to protect it at "
                                + asked,
                        "the first call "
                                + release()
                                        .map(ask -> "that protects came only at " + asked + ", behind a release at "
                                                + task.at(ask.at()))
                                        .orElse("came only at " + asked)
                                + work,
                        FIRST)
                .shownBy(task.call(tries.get(0)));
    }

    /** The call that released it before it was ever protected, as where a flag is the wrong way round. */
    private Optional<Ask> release() {
        long first = tries.isEmpty() ? Long.MAX_VALUE : tries.get(0).sequence();
        return task.lane().asks().stream()
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
                .orElseGet(() -> Standstill.explains(task.evidence().ecs(), "the call", nothing()));
    }

    /** A call that was to protect some task, with an empty list or none at all. */
    private Optional<Diagnosis> nameless() {
        long stop = task.lane().stopIfTold().map(Stop::sequence).orElse(Long.MAX_VALUE);
        return task.evidence().story().journal().entries().stream()
                .filter(entry ->
                        entry.sequence() > task.lane().sequence() && entry.sequence() < stop && isNameless(entry))
                .reduce((older, newer) -> newer)
                .map(entry -> task.found(
                        "was never protected: the call at " + task.at(entry.at()) + " named no task",
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
        String line = task.evidence().line(entry);
        return line.isEmpty() ? "" : ", sent by " + line;
    }

    private Optional<Diagnosis> unaddressed() {
        return Unaddressed.since(task, task.lane().begin()).map(found -> found.of(task, "was never protected"));
    }

    /** A request at its agent that changed nothing. */
    private Optional<Diagnosis> unserved() {
        return task.lane().asks().stream()
                .filter(ask -> ask.kind() == Ask.Kind.UNREADABLE)
                .findFirst()
                .map(ask -> task.found(
                                "was never protected: its agent "
                                        + (Remedy.isInTrouble(ask) ? "did not serve" : "refused") + " the request at "
                                        + task.at(ask.at()),
                                causeOfUnserved(ask, task.at(ask.at())),
                                Remedy.ofUnserved(ask, true))
                        .shownBy(task.call(ask)));
    }

    private static String causeOfUnserved(Ask ask, String at) {
        if (Remedy.isAstray(ask)) {
            return "the request at " + at + " went to an address that is not its agent's";
        }
        if (Remedy.isInTrouble(ask)) {
            return "the agent could not serve the request at " + at + ", and none that it served came after it";
        }
        return "the request at " + at
                + (Remedy.isDenied(ask) ? " " + Remedy.answered(ask) : " was none that the agent understands");
    }

    private Optional<Diagnosis> stray() {
        return task.evidence().story().strays().stream()
                .filter(Ask::isProtect)
                .reduce((first, last) -> last)
                .map(ask -> task.found(
                                "was never protected; the call at " + task.at(ask.at()) + " named "
                                        + VisibleText.of(shortened(ask.name())) + ", which no task has: "
                                        + kindOf(ask.id()),
                                "the call named something else than the task, and " + Remedy.answered(ask)
                                        + (ask.outcome() == Ask.Outcome.FAILED ? ": nobody looked" : ""),
                                OWN_NAME + (ask.outcome() == Ask.Outcome.FAILED ? Remedy.AND_LOOK : ""))
                        .shownBy(task.call(ask)));
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
        List<TaskLane> siblings = task.fleet();
        Optional<Diagnosis> sure = siblings.stream()
                .flatMap(other -> protections(other)
                        .filter(ask -> BoundCaller.of(ask.caller())
                                .filter(task.lane().task().id()::equals)
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
        return task.found(
                        "was never protected; the code protected another one, "
                                + other.task().id().abbreviated() + firstListed(other),
                        "the code took another task for its own, and no call named "
                                + task.lane().task().id().abbreviated(),
                        OWN_NAME)
                .shownBy(task.call(ask))
                .alsoAbout(other);
    }

    private String firstListed(TaskLane other) {
        boolean isFirst = task.evidence()
                .story()
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
        return task.lane().asks().stream()
                .filter(ask -> ask.kind() == Ask.Kind.READ)
                .findFirst()
                .map(ask -> task.found(
                                "was never protected: its protection was read, and never set",
                                (ask.isAtAgent() ? "each request was a GET" : "each call was GetTaskProtection")
                                        + ", which changes nothing",
                                "set it: " + (ask.isAtAgent() ? "PUT, not GET, at the agent" : "UpdateTaskProtection"))
                        .shownBy(task.call(ask)));
    }

    private String unasked(Stop stop) {
        return releaseBefore(stop)
                .map(ask -> RELEASED)
                .orElseGet(() -> "no call had "
                        + (task.lane().asks().isEmpty() ? "named the task by " : "asked for it by ")
                        + task.at(stop.at()));
    }

    private Diagnosis nothing() {
        Optional<Stop> stop = task.lane().stopIfTold();
        Optional<WorkSpan> open = stop.flatMap(told -> task.workAt(told.sequence()));
        if (stop.isEmpty() || open.isEmpty()) {
            return task.found(
                    "was never protected: nobody asked for it",
                    task.lane().asks().isEmpty() ? "no call and no request at its agent named it" : RELEASED,
                    FIRST);
        }
        String work = "\"" + open.get().name() + "\"";
        return task.found(
                        "was told to stop at " + task.at(stop.get().at()) + " while its work " + work
                                + " was open: nobody had protected it",
                        work + " began at " + task.at(open.get().from()) + " without protection: "
                                + unasked(stop.get()),
                        "protect the task before it begins " + work)
                .shownBy(releaseBefore(stop.get()).map(task::call));
    }
}
