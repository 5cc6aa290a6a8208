package io.github.ecssimulator.testkit.http.agent;

import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.testkit.http.agent.RequestBody.End;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server of the Amazon ECS agent as far as task protection goes, without a socket: a request value in, an
 * answer value out, as agent v1.105.0 gives it.
 *
 * <pre>{@code
 * AgentEndpoint agent = new AgentEndpoint(tasks, AgentEcsTransport.to(ecs::api), clock, List.of(), seed);
 * AgentAnswer answer = agent.answer(new AgentRequest(
 *         "GET", "/api/" + endpointId + "/task-protection/v1/state", "HTTP/1.1",
 *         HeaderList.of("Host", "169.254.170.2"), RequestBody.none(), "169.254.172.2:49152"));
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
    private final List<AgentRoute> routes;
    private final TaskProtectionHandler handler;

    /**
     * Makes the agent of one host.
     *
     * @param tasks the tasks on the host
     * @param transport the way to ECS
     * @param clock the time
     * @param routes further parts of the agent's server; they share its rate limit
     * @param seed chooses the waits between tries
     */
    public AgentEndpoint(
            AgentTasks tasks, AgentEcsTransport transport, AgentClock clock, List<AgentRoute> routes, long seed) {
        this(tasks, transport, clock, routes, RetryWaits.seeded(seed));
    }

    AgentEndpoint(
            AgentTasks tasks,
            AgentEcsTransport transport,
            AgentClock clock,
            List<AgentRoute> routes,
            RetryWaits waits) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.handler = new TaskProtectionHandler(
                Objects.requireNonNull(tasks, "tasks"),
                new AgentEcsClient(Objects.requireNonNull(transport, "transport"), clock, waits));
        List<AgentRoute> all = new ArrayList<>(Objects.requireNonNull(routes, "routes"));
        all.add(new UnknownTaskMetadata(tasks));
        this.routes = List.copyOf(all);
    }

    /**
     * Refuses what the agent's HTTP server cannot read, whoever it is for: a request line or a header line that is none, a body
     * whose end cannot be found, another version of HTTP.
     *
     * @param request the request; a header line without a name stands for one that makes no sense
     * @return the refusal; empty for a request that can be read
     */
    public static Optional<AgentAnswer> unreadable(AgentRequest request) {
        return ServerGate.unreadable(Objects.requireNonNull(request, "request"));
    }

    /**
     * Refuses a header that is larger than the agent's HTTP server takes.
     *
     * @return the refusal
     */
    public static AgentAnswer tooLarge() {
        return ServerGate.tooLarge();
    }

    /**
     * Answers one request.
     *
     * @param request the request
     * @return the answer
     */
    public AgentAnswer answer(AgentRequest request) {
        return traced(request, null).answer();
    }

    /**
     * Answers one request, and tells what it took.
     *
     * @param request the request
     * @param fault what is to become of it; one that the agent cannot do by itself, such as to hang, does nothing here
     * @return the answer, with the tries of the agent and its waits
     */
    public TracedAnswer traced(AgentRequest request, AgentFault.@Nullable Outcome fault) {
        Objects.requireNonNull(request, "request");
        Instant start = clock.instant();
        AgentWork work = new AgentWork(fault);
        AgentAnswer answer = ServerGate.refusal(request).orElseGet(() -> handed(request, work));
        return work.traced(answer, Duration.between(start, clock.instant()));
    }

    private AgentAnswer handed(AgentRequest request, AgentWork work) {
        ServerReply reply = new ServerReply(request);
        if (request.method().equals("OPTIONS") && request.target().equals("*")) {
            return reply.finished(ReplyDraft.empty(200), BodyUse.none()); // Go's server answers this one itself
        }
        RequestTarget target = RequestTarget.parse(request.method(), request.target())
                .orElseThrow(() -> new IllegalStateException("The gate let a bad target pass: " + request.target()));
        Optional<String> redirection = target.redirection();
        if (redirection.isPresent()) {
            return reply.finished(ReplyDraft.redirect(redirection.get()), BodyUse.none());
        }
        if (target.path().indexOf('\n') >= 0) {
            return reply.finished(ReplyDraft.notFound(), BodyUse.none()); // the outer route's .* stops at a newline
        }
        if (work.isRateLimited() || !limiter.allows(request.remoteAddress(), target.path(), clock.instant())) {
            return reply.limited(ReplyDraft.tooManyRequests(), BodyUse.none());
        }
        return routed(request, target.path(), reply, work);
    }

    private AgentAnswer routed(AgentRequest request, String path, ServerReply reply, AgentWork work) {
        Matcher matcher = STATE.matcher(path);
        if (!matcher.matches()) {
            return reply.limited(elsewhere(request.method(), path, work), BodyUse.none());
        }
        String endpointId = GoString.ofBytes(matcher.group(1));
        return switch (request.method()) {
            case "GET" -> answered(reply, handler.get(endpointId, work), BodyUse.none());
            case "PUT" -> put(request.body(), endpointId, reply, work);
            default -> reply.limited(ReplyDraft.empty(405), BodyUse.none());
        };
    }

    private ReplyDraft elsewhere(String method, String path, AgentWork work) {
        for (AgentRoute route : routes) {
            Optional<AgentRoute.Content> content = route.answer(method, path);
            if (content.isPresent()) {
                AgentRoute.Content found = content.get();
                if (found.status() == 200 && work.fails()) {
                    return UnknownTaskMetadata.failure(path);
                }
                return ReplyDraft.of(found.status(), found.contentType(), found.body());
            }
        }
        return ReplyDraft.notFound();
    }

    private AgentAnswer put(RequestBody body, String endpointId, ServerReply reply, AgentWork work) {
        GoJsonReader reader = new GoJsonReader(body.bytes(), readFailure(body.end()));
        try {
            Optional<TaskProtectionBody> decoded = TaskProtectionBody.decode(reader.read());
            BodyUse use = BodyUse.byDecoder(body, reader.examined(), false);
            return decoded.isPresent()
                    ? answered(reply, handler.put(endpointId, decoded.get(), work), use)
                    : reply.limited(ProtectionReplies.undecodable(), use);
        } catch (GoJsonException refused) {
            boolean sawEnd = refused.reason() != GoJsonException.Reason.SYNTAX;
            BodyUse use = BodyUse.byDecoder(body, reader.examined(), sawEnd);
            return reply.limited(ProtectionReplies.undecodable(), use);
        }
    }

    /** Returns Go's error of a body that does not end well; its words show nowhere, only that reading failed. */
    private static @Nullable String readFailure(End end) {
        return end == End.COMPLETE ? null : "unexpected EOF";
    }

    private static AgentAnswer answered(ServerReply reply, Optional<ReplyDraft> draft, BodyUse use) {
        return draft.map(so -> reply.limited(so, use)).orElseGet(AgentAnswer.Closed::new);
    }
}
