package io.github.ecssimulator.testkit.internal.agent;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.testkit.internal.agent.AgentEcsClient.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers PUT and GET once path, method and rate are in order.
 *
 * <p>It checks in the agent's order: body, endpoint id, {@code ProtectionEnabled}, role credentials, ECS. Source:
 * observed: agent transcripts put-unknown-endpoint-id-bad-body, put-unknown-endpoint-id-empty-object,
 * put-task-without-role-bad-body.
 */
final class TaskProtectionHandler {
    private final AgentTasks tasks;
    private final AgentEcsClient ecs;

    TaskProtectionHandler(AgentTasks tasks, AgentEcsClient ecs) {
        this.tasks = tasks;
        this.ecs = ecs;
    }

    /** Answers a GET; empty where the agent's handler fails and the connection is closed. */
    Optional<Draft> get(String endpointId, AgentWork work) {
        AgentTasks.Lookup lookup = find(endpointId, work);
        if (!(lookup instanceof AgentTasks.Known task)) {
            return Optional.of(notFound(lookup));
        }
        return task.hasRoleCredentials()
                ? call(task, new GetTaskProtection.Request(task.cluster(), List.of(task.taskArn())), work)
                : Optional.of(ProtectionReplies.withoutCredentials(task.taskArn()));
    }

    /** Answers a PUT with a body that could be decoded; empty where the agent's handler fails. */
    Optional<Draft> put(String endpointId, Body body, AgentWork work) {
        AgentTasks.Lookup lookup = find(endpointId, work);
        if (!(lookup instanceof AgentTasks.Known task)) {
            return Optional.of(notFound(lookup));
        }
        Boolean protectionEnabled = body.protectionEnabled();
        if (protectionEnabled == null) {
            return Optional.of(ProtectionReplies.withoutProtectionEnabled(task.taskArn()));
        }
        return task.hasRoleCredentials()
                ? call(task, update(task, protectionEnabled, body.expiresInMinutesSent()), work)
                : Optional.of(ProtectionReplies.withoutCredentials(task.taskArn()));
    }

    /** An agent that fails has lost its tasks. */
    private AgentTasks.Lookup find(String endpointId, AgentWork work) {
        AgentTasks.Lookup lookup = tasks.find(endpointId);
        return lookup instanceof AgentTasks.Known && work.fails() ? new AgentTasks.FetchFailure() : lookup;
    }

    private static Draft notFound(AgentTasks.Lookup lookup) {
        return lookup instanceof AgentTasks.Unknown
                ? ProtectionReplies.unknownTask()
                : ProtectionReplies.fetchFailure();
    }

    private static EcsRequest<?> update(AgentTasks.Known task, boolean enabled, @Nullable Integer minutes) {
        return new UpdateTaskProtection.Request(task.cluster(), List.of(task.taskArn()), enabled, minutes);
    }

    private Optional<Draft> call(AgentTasks.Known task, EcsRequest<?> request, AgentWork work) {
        String arn = task.taskArn();
        Outcome outcome = ecs.call(arn, request, work);
        if (outcome instanceof Outcome.Answered answered) {
            return answered(arn, answered);
        }
        if (outcome instanceof Outcome.Refused refused) {
            return Optional.of(ProtectionReplies.refused(arn, refused));
        }
        return outcome instanceof Outcome.Disconnected disconnected
                ? Optional.of(ProtectionReplies.disconnected(arn, disconnected.goError()))
                : Optional.of(ProtectionReplies.timedOut(arn));
    }

    /** One failure wins over tasks beside it; without either the agent fails. Source: observed: get-both-empty. */
    private static Optional<Draft> answered(String arn, Outcome.Answered answered) {
        int failures = answered.failures().size();
        int tasks = answered.protectedTasks().size();
        if (failures > 1 || (failures == 0 && tasks > 1)) {
            return Optional.of(ProtectionReplies.unexpectedAnswer(arn));
        }
        if (failures == 1) {
            return Optional.of(ProtectionReplies.failure(answered.failures().get(0)));
        }
        return answered.protectedTasks().stream().findFirst().map(ProtectionReplies::protection);
    }

    /**
     * The decoded body of a PUT.
     *
     * @param protectionEnabled the member {@code ProtectionEnabled}; {@code null} if absent or null
     * @param expiresInMinutes the member {@code ExpiresInMinutes}; {@code null} if absent or null
     */
    record Body(
            @Nullable Boolean protectionEnabled, @Nullable Long expiresInMinutes) {
        private static final Body NOTHING = new Body(null, null);

        /** Decodes a JSON value; empty if Go's decoder refuses it. Source: observed: agent transcripts update-refused. */
        static Optional<Body> decode(GoJson json) {
            if (json instanceof GoJson.Null) {
                return Optional.of(NOTHING);
            }
            if (!(json instanceof GoJson.Structure structure)) {
                return Optional.empty();
            }
            Optional<Body> body = Optional.of(NOTHING);
            for (GoJson.Member member : structure.members()) {
                body = body.flatMap(so -> so.with(member.name(), member.value()));
            }
            return body;
        }

        private Optional<Body> with(String name, GoJson value) {
            if (GoText.equalFold(name, "ProtectionEnabled")) {
                return withProtectionEnabled(value);
            }
            if (GoText.equalFold(name, "ExpiresInMinutes")) {
                return withExpiresInMinutes(value);
            }
            return Optional.empty();
        }

        private Optional<Body> withProtectionEnabled(GoJson value) {
            if (value instanceof GoJson.Null) {
                return Optional.of(new Body(null, expiresInMinutes));
            }
            return value instanceof GoJson.Bool bool
                    ? Optional.of(new Body(bool.value(), expiresInMinutes))
                    : Optional.empty();
        }

        private Optional<Body> withExpiresInMinutes(GoJson value) {
            if (value instanceof GoJson.Null) {
                return Optional.of(new Body(protectionEnabled, null));
            }
            if (!(value instanceof GoJson.Numeral number)) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Body(protectionEnabled, Long.valueOf(number.literal())));
            } catch (NumberFormatException notInt64) {
                return Optional.empty(); // a fraction, an exponent, or more than 64 bits
            }
        }

        /** Returns the minutes as the agent sends them: cut to 32 bits. Source: observed: put-true-2pow32-plus-60. */
        @Nullable
        Integer expiresInMinutesSent() {
            return expiresInMinutes == null ? null : expiresInMinutes.intValue();
        }
    }
}
