package io.github.ecssimulator.testkit.http.agent;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call that the agent makes to ECS for one task.
 *
 * @param taskArn the task, with whose role the agent signs
 * @param request the call, typed
 * @param body the call as the agent sends it
 */
public record EcsCall(String taskArn, EcsRequest<?> request, Octets body) {
    public EcsCall {
        Objects.requireNonNull(taskArn, "taskArn");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(body, "body");
    }

    static EcsCall get(AgentTasks.Known task) {
        EcsRequest<?> request = new GetTaskProtection.Request(task.cluster(), List.of(task.taskArn()));
        return new EcsCall(task.taskArn(), request, body(task, ""));
    }

    static EcsCall update(AgentTasks.Known task, boolean protectionEnabled, @Nullable Integer minutes) {
        EcsRequest<?> request =
                new UpdateTaskProtection.Request(task.cluster(), List.of(task.taskArn()), protectionEnabled, minutes);
        String expires = minutes == null ? "" : ",\"expiresInMinutes\":" + minutes;
        return new EcsCall(
                task.taskArn(), request, body(task, expires + ",\"protectionEnabled\":" + protectionEnabled));
    }

    /** Writes the members in the agent's order, which is alphabetical. */
    private static Octets body(AgentTasks.Known task, String between) {
        return Octets.utf8("{\"cluster\":" + GoQuote.json(task.cluster()) + between + ",\"tasks\":["
                + GoQuote.json(task.taskArn()) + "]}");
    }

    /**
     * Returns the name of the operation.
     *
     * @return for example {@code GetTaskProtection}
     */
    public String operation() {
        return request.operation();
    }

    /**
     * Returns the value of the header {@code X-Amz-Target}.
     *
     * @return the target
     */
    public String target() {
        return "AmazonEC2ContainerServiceV20141113." + operation();
    }
}
