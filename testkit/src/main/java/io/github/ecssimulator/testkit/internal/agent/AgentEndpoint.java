package io.github.ecssimulator.testkit.internal.agent;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import io.github.ecssimulator.testkit.internal.http.RequestBody;
import io.github.ecssimulator.testkit.internal.http.RequestBody.End;
import io.github.ecssimulator.testkit.internal.http.RequestTarget;
import io.github.ecssimulator.testkit.internal.http.ServerGate;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server of the Amazon ECS agent as far as task protection goes, without a socket: a request value in, an
 * answer value out, as agent v1.105.0 gives it.
 *
 * <pre>{@code
 * AgentEndpoint agent = new AgentEndpoint(tasks, ecs::api, clock, seed);
 * HttpAnswer answer = agent.answer(new IncomingRequest(
 *         "GET", "/api/" + endpointId + "/task-protection/v1/state", "HTTP/1.1",
 *         Headers.of("Host", "169.254.170.2"), RequestBody.none(), "169.254.172.2:49152"));
 * }</pre>
 *
 * <p>The order of the checks is the agent's: clean path, rate limit, path, method, and then those of the handler. Time
 * is simulated: the rate limit fills by the clock it is given, and a call of ECS that is tried again, or that takes
 * long, advances that clock. Equal seeds and equal calls give equal waits.
 *
 * <p>Safe for use from any thread.
 */
public final class AgentEndpoint {
    private static final Pattern STATE = Pattern.compile("/api/([^/]*)/task-protection/v1/state");

    private final PathLimiter limiter = new PathLimiter();
    private final AgentClock clock;
    private final TaskMetadata metadata;
    private final TaskProtectionHandler handler;

    /**
     * Makes the agent of one host. The API is that for the task with an ARN, so that the journal can name the caller; the seed
     * chooses the waits between tries.
     */
    public AgentEndpoint(AgentTasks tasks, Function<String, EcsApi> apiOfTask, AgentClock clock, long seed) {
        this(tasks, apiOfTask, clock, CallBudget.Waits.seeded(seed));
    }

    AgentEndpoint(AgentTasks tasks, Function<String, EcsApi> apiOfTask, AgentClock clock, CallBudget.Waits waits) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.metadata = new TaskMetadata(Objects.requireNonNull(tasks, "tasks"));
        this.handler = new TaskProtectionHandler(
                tasks, new AgentEcsClient(Objects.requireNonNull(apiOfTask, "apiOfTask"), clock, waits));
    }

    public HttpAnswer answer(IncomingRequest request) {
        return traced(request, null).answer();
    }

    /** Answers one request, and tells what it took. A fault that the agent cannot do by itself, such as to hang, does nothing. */
    public TracedAnswer traced(IncomingRequest request, AgentFault.@Nullable Outcome fault) {
        Objects.requireNonNull(request, "request");
        Instant start = clock.instant();
        AgentWork work = new AgentWork(fault);
        TracedAnswer answer =
                ServerGate.refusal(request).map(TracedAnswer::ofGate).orElseGet(() -> handed(request, work));
        return work.traced(answer, Duration.between(start, clock.instant()));
    }

    private TracedAnswer handed(IncomingRequest request, AgentWork work) {
        ServerReply reply = new ServerReply(request);
        if (request.method().equals("OPTIONS") && request.target().equals("*")) {
            return reply.finished(Draft.options(), ServerReply.BodyUse.none()); // Go's server answers this one itself
        }
        RequestTarget target = RequestTarget.parse(request.method(), request.target())
                .orElseThrow(() -> new IllegalStateException("The gate let a bad target pass: " + request.target()));
        Optional<String> redirection = target.redirection();
        if (redirection.isPresent()) {
            return reply.finished(Draft.redirect(redirection.get()), ServerReply.BodyUse.none());
        }
        if (target.path().contains("\n")) {
            return reply.finished(
                    Draft.notFound(), ServerReply.BodyUse.none()); // the outer route's .* stops at a newline
        }
        if (work.isRateLimited() || !limiter.allows(request.remoteAddress(), target.path(), clock.instant())) {
            return reply.limited(Draft.tooManyRequests(), ServerReply.BodyUse.none());
        }
        return routed(request, target.path(), reply, work);
    }

    private TracedAnswer routed(IncomingRequest request, String path, ServerReply reply, AgentWork work) {
        Matcher matcher = STATE.matcher(path);
        if (!matcher.matches()) {
            return reply.limited(metadata.answer(path, work).orElseGet(Draft::notFound), ServerReply.BodyUse.none());
        }
        String endpointId = GoText.ofBytes(matcher.group(1));
        return switch (request.method()) {
            case "GET" -> answered(reply, handler.get(endpointId, work), ServerReply.BodyUse.none());
            case "PUT" -> put(request.body(), endpointId, reply, work);
            default -> reply.limited(Draft.methodNotAllowed(), ServerReply.BodyUse.none());
        };
    }

    private TracedAnswer put(RequestBody body, String endpointId, ServerReply reply, AgentWork work) {
        GoJsonReader reader = new GoJsonReader(body.bytes(), body.end() == End.COMPLETE);
        try {
            Optional<TaskProtectionHandler.Body> decoded = TaskProtectionHandler.Body.decode(reader.read());
            ServerReply.BodyUse use = ServerReply.BodyUse.byDecoder(body, reader.examined(), false);
            return decoded.isPresent()
                    ? answered(reply, handler.put(endpointId, decoded.get(), work), use)
                    : reply.limited(ProtectionReplies.undecodable(), use);
        } catch (GoJsonReader.Refusal refusal) {
            ServerReply.BodyUse use = ServerReply.BodyUse.byDecoder(body, reader.examined(), refusal.sawEnd());
            return reply.limited(ProtectionReplies.undecodable(), use);
        }
    }

    private static TracedAnswer answered(ServerReply reply, Optional<Draft> draft, ServerReply.BodyUse use) {
        return draft.map(so -> reply.limited(so, use)).orElseGet(TracedAnswer::closed);
    }
}
