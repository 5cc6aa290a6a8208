package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.testkit.internal.agent.AgentEndpoint;
import io.github.ecssimulator.testkit.internal.agent.TracedAnswer;
import io.github.ecssimulator.testkit.internal.http.Door;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The agent endpoint and task metadata of one world. The journal gets to know each request. */
record AgentDoor(EcsSimulator ecs, EndpointIds.Known endpoints, AgentEndpoint agent, String caller) implements Door {
    private static final int PARTS_OF_A_TARGET = 8; // more than any path of the agent has

    @Override
    public HttpAnswer answer(IncomingRequest request) {
        AgentEvent.Request asked = asked(request.method(), request.target());
        try {
            CompletableFuture<?> end = new CompletableFuture<>();
            AgentFault.Outcome fault = ecs.agentHost()
                    .meetFault(asked.part(), () -> end.complete(null))
                    .orElse(null);
            if (fault instanceof AgentFault.Outcome.Hanging) {
                unanswered(asked, "it hangs", true);
                return new HttpAnswer.Hanging(end);
            }
            if (fault instanceof AgentFault.Outcome.Disconnected) {
                unanswered(asked, "nobody listens", true);
                return new HttpAnswer.NotListening();
            }
            TracedAnswer traced = agent.traced(request, fault);
            ecs.agentHost().note(event(asked, traced));
            return traced.answer();
        } catch (RuntimeException | AssertionError e) {
            unanswered(asked, "the simulator failed, " + e, false);
            throw e;
        }
    }

    /** A client could not send a request here, and gave it up. */
    void unreached(String method, String target, String reason) {
        unanswered(asked(method, target), reason, false);
    }

    private AgentEvent.Request asked(String method, String target) {
        return new AgentEvent.Request(caller, method, target, taskOrNull(target));
    }

    private void unanswered(AgentEvent.Request asked, String reason, boolean injected) {
        ecs.agentHost().note(new AgentEvent.Unanswered(asked, reason, AgentEvent.Effort.NONE, injected));
    }

    /** Finds the task also for a path that leads nowhere, such as one of another version. */
    private @Nullable TaskRef taskOrNull(String target) {
        return Arrays.stream(target.split("[/?]", PARTS_OF_A_TARGET))
                .flatMap(part -> endpoints.find(part).stream())
                .map(task -> task.snapshot().ref())
                .findFirst()
                .orElse(null);
    }

    private static AgentEvent event(AgentEvent.Request asked, TracedAnswer traced) {
        AgentEvent.Effort effort = traced.effort();
        if (!(traced.answer() instanceof HttpAnswer.Response response)) {
            return new AgentEvent.Unanswered(asked, traced.words(), effort, traced.injected());
        }
        return traced.granted()
                ? new AgentEvent.Answered(asked, response.status(), traced.words(), effort)
                : new AgentEvent.Refused(asked, response.status(), traced.words(), effort, traced.injected());
    }
}
