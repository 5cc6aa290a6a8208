package io.github.ecssimulator.testkit.http.agent;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsReply;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.testkit.http.agent.EcsAnswer.BodyEnd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives its calls to the typed API and writes the answers as ECS would send them. */
final class TypedApiTransport implements AgentEcsTransport {
    private final Function<String, EcsApi> apiOfTask;

    TypedApiTransport(Function<String, EcsApi> apiOfTask) {
        this.apiOfTask = apiOfTask;
    }

    @Override
    public EcsAnswer send(EcsCall call) {
        Objects.requireNonNull(call, "call");
        try {
            EcsReply<? extends EcsResponse> reply =
                    apiOfTask.apply(call.taskArn()).execute(call.request());
            return reply(200, reply.requestId(), body(reply.response()));
        } catch (EcsException refused) {
            return refusal(refused.error(), refused.requestId());
        } catch (ReplyLostException lost) {
            return new EcsAnswer.NoReply("Post \"https://ecs." + region(call.taskArn()) + ".amazonaws.com/\": EOF");
        }
    }

    /** The answer with which ECS refuses a call. */
    static EcsAnswer refusal(EcsError error, String requestId) {
        String body = object(member("__type", error.code()), member("message", error.message()));
        return reply(error.statusCode(), requestId, body);
    }

    private static EcsAnswer reply(int status, String requestId, String body) {
        HeaderList headers = HeaderList.of("x-amzn-RequestId", requestId, "Content-Type", "application/x-amz-json-1.1");
        return new EcsAnswer.Reply(status, headers, Octets.utf8(body), BodyEnd.COMPLETE);
    }

    private static String body(EcsResponse response) {
        if (response instanceof GetTaskProtection.Response got) {
            return body(got.protectedTasks(), got.failures());
        }
        if (response instanceof UpdateTaskProtection.Response updated) {
            return body(updated.protectedTasks(), updated.failures());
        }
        throw new IllegalStateException("The agent does not call the operation that answered " + response + ".");
    }

    private static String body(List<ProtectedTask> tasks, List<Failure> failures) {
        String protectedTasks = tasks.stream().map(TypedApiTransport::task).collect(Collectors.joining(","));
        String failed = failures.stream().map(TypedApiTransport::failure).collect(Collectors.joining(","));
        return "{\"protectedTasks\":[" + protectedTasks + "],\"failures\":[" + failed + "]}";
    }

    private static String task(ProtectedTask task) {
        Instant expires = task.expirationDate();
        return object(
                member("taskArn", task.taskArn()),
                "\"protectionEnabled\":" + task.protectionEnabled(),
                expires == null ? "" : "\"expirationDate\":" + epochSeconds(expires));
    }

    private static String failure(Failure failure) {
        return object(
                member("arn", failure.arn()), member("reason", failure.reason()), member("detail", failure.detail()));
    }

    private static String epochSeconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String member(String name, @Nullable String value) {
        return value == null ? "" : GoQuote.json(name) + ":" + GoQuote.json(value);
    }

    private static String object(String... members) {
        return List.of(members).stream().filter(member -> !member.isEmpty()).collect(Collectors.joining(",", "{", "}"));
    }

    private static String region(String taskArn) {
        String[] parts = taskArn.split(":", -1);
        return parts.length > 3 ? parts[3] : "";
    }
}
