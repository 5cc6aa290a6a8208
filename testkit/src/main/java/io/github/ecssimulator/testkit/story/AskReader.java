package io.github.ecssimulator.testkit.story;

import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.testkit.story.Ask.Kind;
import io.github.ecssimulator.testkit.story.Ask.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what one call or request asked of the protection of tasks, and what it was answered for each. */
record AskReader(JournalEntry entry, @Nullable String line) {
    List<Ask> of(CallEvent.Made call, CallEvent.@Nullable Answered answer) {
        if (call.request() instanceof UpdateTaskProtection.Request update) {
            Kind kind = Boolean.FALSE.equals(update.protectionEnabled()) ? Kind.RELEASE : Kind.PROTECT;
            return all(call, kind, update.expiresInMinutes(), update.tasks(), answer);
        }
        return call.request() instanceof GetTaskProtection.Request get
                ? all(call, Kind.READ, null, get.tasks(), answer)
                : List.of();
    }

    private List<Ask> all(
            CallEvent.Made call,
            Kind kind,
            @Nullable Integer minutes,
            @Nullable List<String> tasks,
            CallEvent.@Nullable Answered answer) {
        List<String> names = tasks == null ? List.of() : tasks;
        return names.stream()
                .map(name -> ask(call.caller(), kind, minutes, name, names.size(), Result.of(answer, name)))
                .toList();
    }

    private Ask ask(String caller, Kind kind, @Nullable Integer minutes, String name, int named, Result result) {
        return new Ask(
                entry.sequence(), entry.at(), caller, line, kind, minutes, name, named, result.outcome, result.answer);
    }

    /** A request for which the agent called ECS is told by that call. No call is there if a fault of the agent refused it. */
    Optional<Ask> of(AgentEvent event) {
        TaskRef task = event.request().task();
        if (task == null || event.request().part() != AgentPart.TASK_PROTECTION) {
            return Optional.empty();
        }
        String name = task.arn().toString();
        return Result.of(event).map(result -> ask(event.request().caller(), Kind.UNREADABLE, null, name, 1, result));
    }

    /** What came of it for one task. */
    private record Result(Outcome outcome, String answer) {

        static Result of(CallEvent.@Nullable Answered answer, String name) {
            if (answer == null) {
                return new Result(Outcome.OPEN, "");
            }
            if (answer instanceof CallEvent.Accepted accepted) {
                return failure(accepted.response(), name)
                        .map(failure -> new Result(Outcome.FAILED, String.valueOf(failure.reason())))
                        .orElse(new Result(Outcome.GRANTED, ""));
            }
            if (answer instanceof CallEvent.Refused refused) {
                return new Result(
                        Outcome.REFUSED,
                        refused.error().code() + ": " + refused.error().message());
            }
            return new Result(Outcome.GRANTED_UNHEARD, "");
        }

        private static Optional<Failure> failure(EcsResponse response, String name) {
            List<Failure> failures = response instanceof UpdateTaskProtection.Response update
                    ? update.failures()
                    : response instanceof GetTaskProtection.Response get ? get.failures() : List.of();
            return failures.stream()
                    .filter(failure -> lastPart(String.valueOf(failure.arn())).equals(lastPart(name)))
                    .findFirst();
        }

        private static String lastPart(String name) {
            return name.substring(name.lastIndexOf('/') + 1);
        }

        static Optional<Result> of(AgentEvent event) {
            if (event instanceof AgentEvent.Refused refused && (refused.effort().tries() == 0 || refused.injected())) {
                return Optional.of(new Result(Outcome.REFUSED, refused.status() + " " + refused.reason()));
            }
            return event instanceof AgentEvent.Unanswered unanswered
                            && unanswered.effort().tries() == 0
                    ? Optional.of(new Result(Outcome.REFUSED, "no answer: " + unanswered.reason()))
                    : Optional.empty();
        }
    }
}
