package io.github.ecssimulator.testkit.internal.agent;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.testkit.internal.agent.AgentEcsClient.Outcome;
import io.github.ecssimulator.testkit.internal.agent.GoJsonReader.GoJson;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers PUT and GET once path, method and rate are in order.
 *
 * <p>It checks in the agent's order: body, endpoint id, {@code ProtectionEnabled}, role credentials, ECS. Source:
 * observed: agent transcripts put-unknown-endpoint-id-bad-body, put-unknown-endpoint-id-empty-object,
 * put-task-without-role-bad-body.
 */
record TaskProtectionHandler(AgentTasks tasks, AgentEcsClient ecs) {
    /** Answers a GET; empty where the agent's handler fails and the connection is closed. */
    Optional<Draft> get(String endpointId, AgentWork work) {
        return answer(endpointId, task -> new GetTaskProtection.Request(task.cluster(), List.of(task.taskArn())), work);
    }

    /** Answers a PUT with a body that could be decoded; empty where the agent's handler fails. */
    Optional<Draft> put(String endpointId, Body body, AgentWork work) {
        return answer(endpointId, body::updateOrNull, work);
    }

    private Optional<Draft> answer(
            String endpointId, Function<AgentTasks.Known, @Nullable EcsRequest<?>> requests, AgentWork work) {
        AgentTasks.Lookup lookup = find(endpointId, work);
        if (!(lookup instanceof AgentTasks.Known task)) {
            return Optional.of(notFound(lookup));
        }
        EcsRequest<?> request = requests.apply(task);
        if (request == null) {
            return Optional.of(Draft.withoutProtectionEnabled(task.taskArn()));
        }
        return task.hasRoleCredentials()
                ? call(task.taskArn(), request, work)
                : Optional.of(Draft.withoutCredentials(task.taskArn()));
    }

    /** An agent that fails has lost its tasks. */
    private AgentTasks.Lookup find(String endpointId, AgentWork work) {
        AgentTasks.Lookup lookup = tasks.find(endpointId);
        return lookup instanceof AgentTasks.Known && work.fails() ? new AgentTasks.FetchFailure() : lookup;
    }

    private static Draft notFound(AgentTasks.Lookup lookup) {
        return lookup instanceof AgentTasks.Unknown ? Draft.unknownTask() : Draft.fetchFailure();
    }

    private Optional<Draft> call(String arn, EcsRequest<?> request, AgentWork work) {
        Outcome outcome = ecs.call(arn, request, work);
        if (outcome instanceof Outcome.Answered answered) {
            return answered(arn, answered);
        }
        if (outcome instanceof Outcome.Refused refused) {
            return Optional.of(Draft.refused(arn, refused));
        }
        return outcome instanceof Outcome.Disconnected disconnected
                ? Optional.of(Draft.disconnected(arn, disconnected.goError()))
                : Optional.of(Draft.timedOut(arn));
    }

    /** One failure wins over tasks beside it; without either the agent fails. Source: observed: get-both-empty. */
    private static Optional<Draft> answered(String arn, Outcome.Answered answered) {
        int failures = answered.failures().size();
        int tasks = answered.protectedTasks().size();
        if (failures > 1 || (failures == 0 && tasks > 1)) {
            return Optional.of(Draft.unexpectedAnswer(arn));
        }
        if (failures == 1) {
            return Optional.of(Draft.failure(answered.failures().get(0)));
        }
        return answered.protectedTasks().stream().findFirst().map(Draft::protection);
    }

    /** The decoded body of a PUT: its members, {@code null} if absent or null; the minutes are cut to 32 bits. */
    record Body(
            @Nullable Boolean protectionEnabled, @Nullable Integer expiresInMinutes) {

        /** Decodes a JSON value. Source: observed: agent transcripts update-refused, put-true-2pow32-plus-60. */
        static Body decode(GoJson json) throws GoJsonReader.Refusal {
            Boolean protectionEnabled = null;
            Integer expiresInMinutes = null;
            for (GoJson.Member member : members(json)) {
                boolean isNull = member.value() instanceof GoJson.Null;
                if (GoText.equalFold(member.name(), "ProtectionEnabled")) {
                    protectionEnabled = isNull ? null : flag(member.value());
                } else if (GoText.equalFold(member.name(), "ExpiresInMinutes")) {
                    expiresInMinutes = isNull ? null : minutes(member.value());
                } else {
                    throw new GoJsonReader.Refusal(false);
                }
            }
            return new Body(protectionEnabled, expiresInMinutes);
        }

        private static List<GoJson.Member> members(GoJson json) throws GoJsonReader.Refusal {
            if (json instanceof GoJson.Structure structure) {
                return structure.members();
            }
            if (json instanceof GoJson.Null) {
                return List.of();
            }
            throw new GoJsonReader.Refusal(false);
        }

        private static boolean flag(GoJson value) throws GoJsonReader.Refusal {
            if (value instanceof GoJson.Bool bool) {
                return bool.value();
            }
            throw new GoJsonReader.Refusal(false);
        }

        private static int minutes(GoJson value) throws GoJsonReader.Refusal {
            try {
                if (value instanceof GoJson.Numeral number) {
                    return (int) Long.parseLong(number.literal());
                }
            } catch (NumberFormatException notInt64) {
                throw new GoJsonReader.Refusal(false); // a fraction, an exponent, or more than 64 bits
            }
            throw new GoJsonReader.Refusal(false);
        }

        /** The call of ECS; {@code null} for a body that does not say whether to protect. */
        @Nullable
        EcsRequest<?> updateOrNull(AgentTasks.Known task) {
            return protectionEnabled == null
                    ? null
                    : new UpdateTaskProtection.Request(
                            task.cluster(), List.of(task.taskArn()), protectionEnabled, expiresInMinutes);
        }
    }
}
