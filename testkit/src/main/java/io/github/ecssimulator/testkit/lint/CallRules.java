package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.model.Limits;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the calls about task protection show, with their answers. */
final class CallRules {
    private static final String LOOK_AT_TASK_ARN = "take the TaskARN of the task metadata, and the cluster beside it";

    private final Facts facts;
    private final boolean isWorkNamed;
    private final List<Finding> findings = new ArrayList<>();

    private CallRules(Facts facts) {
        this.facts = facts;
        isWorkNamed =
                facts.story().tasks().stream().anyMatch(lane -> !lane.work().isEmpty());
    }

    static Stream<Finding> findings(Facts facts) {
        CallRules rules = new CallRules(facts);
        facts.journal().entries().forEach(rules::look);
        facts.story().tasks().forEach(rules::look);
        facts.story().strays().forEach(rules::stray);
        return rules.findings.stream();
    }

    private void look(JournalEntry entry) {
        if (entry.event() instanceof CallEvent.Made call
                && isOfProtection(call.request())
                && facts.answer(entry.sequence()).orElse(null) instanceof CallEvent.Refused refused
                && Facts.isForItsWords(refused)) {
            badCall(
                    entry,
                    call.request().operation() + " of " + tasksOf(call.request()) + " was refused as a whole: "
                            + refused.error().code() + ": " + refused.error().message(),
                    fixOf(call.request()));
        } else if (entry.event() instanceof CallEvent.Made call
                && call.request() instanceof UpdateTaskProtection.Request update
                && Boolean.FALSE.equals(update.protectionEnabled())
                && update.expiresInMinutes() != null) {
            minutesWithFalse(entry, update);
        } else if (entry.event() instanceof AgentEvent.Refused refused
                && refused.effort().tries() == 0
                && !refused.injected()
                && refused.request().part() == AgentPart.TASK_PROTECTION) {
            badCall(
                    entry,
                    refused.request().method() + " " + refused.request().target() + " was refused by the agent: "
                            + refused.status() + " " + refused.reason(),
                    "PUT or GET $ECS_AGENT_URI/task-protection/v1/state, with JSON and ProtectionEnabled");
        }
    }

    private void minutesWithFalse(JournalEntry entry, UpdateTaskProtection.Request update) {
        List<String> tasks = update.tasks();
        TaskRef task = tasks != null && tasks.size() == 1 ? facts.taskNamed(tasks.get(0)) : null;
        findings.add(facts.finding(
                Lint.MINUTES_WITH_FALSE,
                task,
                entry.sequence(),
                entry.at(),
                (task == null ? namedBy(update) + " tasks were" : "was") + " cleared at " + facts.time(entry.at())
                        + " with expiresInMinutes " + update.expiresInMinutes()
                        + ", which means nothing beside protectionEnabled false",
                "leave expiresInMinutes out of the call that clears"));
    }

    private void badCall(JournalEntry entry, String sentence, String fix) {
        findings.add(facts.finding(
                Lint.BAD_CALL, null, entry.sequence(), entry.at(), sentence + ", at " + facts.time(entry.at()), fix));
    }

    private static boolean isOfProtection(EcsRequest<?> request) {
        return request instanceof UpdateTaskProtection.Request || request instanceof GetTaskProtection.Request;
    }

    private static String tasksOf(EcsRequest<?> request) {
        int count = namedBy(request);
        return count == 1 ? "1 task" : count + " tasks";
    }

    private static int namedBy(EcsRequest<?> request) {
        List<String> tasks = request instanceof UpdateTaskProtection.Request update
                ? update.tasks()
                : request instanceof GetTaskProtection.Request get ? get.tasks() : null;
        return tasks == null ? 0 : tasks.size();
    }

    private static String fixOf(EcsRequest<?> request) {
        if (!(request instanceof UpdateTaskProtection.Request update)) {
            return LOOK_AT_TASK_ARN;
        }
        if (namedBy(update) > Limits.UPDATED_TASKS) {
            return "name at most " + Limits.UPDATED_TASKS + " tasks in a call";
        }
        if (update.expiresInMinutes() != null) {
            return "send " + Limits.PROTECTION_MINUTES_MIN + " to " + Limits.PROTECTION_MINUTES_MAX
                    + " minutes to protect, and none to clear";
        }
        return LOOK_AT_TASK_ARN;
    }

    private void stray(Ask ask) {
        String id = ask.id();
        boolean mayBeDropped = facts.journal().dropped() > 0 && TaskId.isOne(id);
        if (ask.outcome() == Ask.Outcome.FAILED && !mayBeDropped) {
            missing(
                    ask,
                    "no task has the id " + id + (id.contains("-") ? ": it looks like the id of a container" : ""));
        }
    }

    private void missing(Ask ask, String sentence) {
        String what = ask.kind() == Ask.Kind.READ ? ", which was read at " : ", which was to be changed at ";
        findings.add(facts.finding(
                Lint.BAD_CALL,
                null,
                ask.sequence(),
                ask.at(),
                sentence + what + facts.time(ask.at()),
                LOOK_AT_TASK_ARN));
    }

    private void look(TaskLane lane) {
        LastAsks last = LastAsks.of(lane);
        lane.asks().forEach(ask -> look(lane, last, ask));
    }

    private void look(TaskLane lane, LastAsks last, Ask ask) {
        if (!ask.isRefused() || facts.isForItsWords(ask)) {
            return;
        }
        if (ask.outcome() == Ask.Outcome.FAILED && ask.answer().equals("MISSING") && lives(lane, ask)) {
            missing(ask, "the call named " + lane.task() + " in a cluster that it is not in");
        } else if (ask.kind() != Ask.Kind.READ
                && !isInItsEnd(lane, ask)
                && !AfterLife.isBy(lane, last, ask)
                && !isFollowed(lane, last, ask)) {
            refused(lane, ask);
        }
    }

    /** Of a task that has ended long ago nobody knows any more. */
    private static boolean lives(TaskLane lane, Ask ask) {
        return lane.end() == null
                || lane.stopIfTold()
                        .filter(stop -> ask.sequence() < stop.sequence())
                        .isPresent();
    }

    /**
     * Between its stop signal and its end nothing can be protected any more, and a worker that stops need not care, unless it takes work
     * then; and nothing is left to be cleared from then on.
     */
    private static boolean isInItsEnd(TaskLane lane, Ask ask) {
        return lane.stopIfTold()
                        .filter(stop -> stop.sequence() < ask.sequence())
                        .isPresent()
                && takenUnprotected(lane, ask).isEmpty()
                && (ask.kind() == Ask.Kind.RELEASE
                        || lane.end() == null
                        || ask.at().isBefore(lane.end()));
    }

    private boolean isFollowed(TaskLane lane, LastAsks last, Ask refused) {
        if (last.isGrantedAfter(refused)) {
            return true;
        }
        return takenUnprotected(lane, refused).isEmpty()
                && (last.isReleasedAfter(refused)
                        || (isWorkNamed && refused.isProtect() && takesNoWork(lane, refused))
                        || facts.hasWorkEndedAfter(refused.sequence(), lane.task()));
    }

    /** Work that began without protection, after that had been refused: the last of it. */
    private static Optional<WorkSpan> takenUnprotected(TaskLane lane, Ask refused) {
        return lane.work().stream()
                .filter(span -> refused.isProtect()
                        && span.sequence() > refused.sequence()
                        && span.outcome() != WorkSpan.Outcome.AFTER_THE_END
                        && !lane.wasProtectedAtEntry(span.sequence()))
                .reduce((older, newer) -> newer);
    }

    /** Where a test names the work of its tasks, a task without any after a refusal has done what it should. */
    private static boolean takesNoWork(TaskLane lane, Ask refused) {
        return lane.work().stream()
                .allMatch(span -> span.to() != null && !span.to().isAfter(refused.at()));
    }

    private void refused(TaskLane lane, Ask ask) {
        String what = switch (ask.kind()) {
            case RELEASE -> "was not cleared at ";
            case UNREADABLE -> "was not served by its agent at ";
            case PROTECT, READ -> "was refused protection at ";
        };
        boolean isFailure = ask.outcome() == Ask.Outcome.FAILED;
        findings.add(facts.finding(
                Lint.REFUSED,
                lane.task(),
                ask.sequence(),
                ask.at(),
                what + facts.time(ask.at())
                        + (isFailure ? ", with HTTP 200 and " + ask.answer() + " in failures" : ": " + ask.answer())
                        + ", and nobody reacted: "
                        + takenUnprotected(lane, ask)
                                .map(span -> "it began work \"" + span.name() + "\" at " + facts.time(span.from())
                                        + " without protection")
                                .orElse("no success, no release and no end of work followed")
                        + protectedUntil(lane, ask),
                isFailure
                        ? "look at response.failures(); finish the work or hand it back while it is still protected"
                        : "catch it and try again; without a success, take no work"));
    }

    private String protectedUntil(TaskLane lane, Ask ask) {
        return lane.windows().stream()
                .filter(window -> window.holds(ask.sequence()))
                .findFirst()
                .map(window -> "; it was protected until " + facts.time(window.until()))
                .orElse("");
    }
}
