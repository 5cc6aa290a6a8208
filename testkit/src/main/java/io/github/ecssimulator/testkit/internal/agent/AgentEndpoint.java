package io.github.ecssimulator.testkit.internal.agent;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.testkit.internal.agent.ServerReply.BodyUse;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest.RequestBody;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest.RequestBody.End;
import io.github.ecssimulator.testkit.internal.http.RequestTarget;
import io.github.ecssimulator.testkit.internal.http.ServerGate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server of the Amazon ECS agent as far as task protection goes, without a socket: a request value in, an
 * answer value out, as agent v1.105.0 gives it.
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

    /** Makes the agent of one host. The API is that for the task with an ARN; the seed chooses the waits between tries. */
    public AgentEndpoint(AgentTasks tasks, Function<String, EcsApi> apiOfTask, AgentClock clock, long seed) {
        this(tasks, apiOfTask, clock, AgentEcsClient.Waits.seeded(seed));
    }

    AgentEndpoint(AgentTasks tasks, Function<String, EcsApi> apiOfTask, AgentClock clock, AgentEcsClient.Waits waits) {
        this.clock = clock;
        this.metadata = new TaskMetadata(tasks);
        this.handler = new TaskProtectionHandler(tasks, new AgentEcsClient(apiOfTask, clock, waits));
    }

    public HttpAnswer answer(IncomingRequest request) {
        return traced(request, null).answer();
    }

    /** Answers one request, and tells what it took. A fault that the agent cannot do by itself, such as to hang, does nothing. */
    public TracedAnswer traced(IncomingRequest request, AgentFault.@Nullable Outcome fault) {
        Instant start = clock.instant();
        AgentWork work = new AgentWork(fault);
        TracedAnswer answer =
                ServerGate.refusal(request).map(TracedAnswer::ofGate).orElseGet(() -> handed(request, work));
        return work.traced(answer, Duration.between(start, clock.instant()));
    }

    private TracedAnswer handed(IncomingRequest request, AgentWork work) {
        ServerReply reply = new ServerReply(request);
        if (request.method().equals("OPTIONS") && request.target().equals("*")) {
            return reply.finished(Draft.options()); // Go's server answers this one itself
        }
        RequestTarget target = RequestTarget.parse(request.method(), request.target())
                .orElseThrow(() -> new IllegalStateException("The gate let a bad target pass: " + request.target()));
        Optional<String> redirection = target.redirection();
        if (redirection.isPresent()) {
            return reply.finished(Draft.redirect(redirection.get()));
        }
        if (target.path().contains("\n")) {
            return reply.finished(Draft.notFound()); // the outer route's .* stops at a newline
        }
        if (work.isRateLimited() || !limiter.allows(request.remoteAddress(), target.path(), clock.instant())) {
            return reply.limited(Draft.tooManyRequests());
        }
        return routed(request, target.path(), reply, work).map(reply::limited).orElseGet(TracedAnswer::closed);
    }

    /** Returns what the handler of a path writes; empty where it fails. */
    private Optional<Draft> routed(IncomingRequest request, String path, ServerReply reply, AgentWork work) {
        Matcher matcher = STATE.matcher(path);
        if (!matcher.matches()) {
            return metadata.answer(path, work).or(() -> Optional.of(Draft.notFound()));
        }
        String endpointId = GoText.ofBytes(matcher.group(1));
        return switch (request.method()) {
            case "GET" -> handler.get(endpointId, work);
            case "PUT" -> put(request.body(), endpointId, reply, work);
            default -> Optional.of(Draft.methodNotAllowed());
        };
    }

    private Optional<Draft> put(RequestBody body, String endpointId, ServerReply reply, AgentWork work) {
        GoJsonReader reader = new GoJsonReader(body.bytes(), body.end() == End.COMPLETE);
        try {
            TaskProtectionHandler.Body decoded = TaskProtectionHandler.Body.decode(reader.read());
            reply.use(BodyUse.byDecoder(body, reader.examined(), false));
            return handler.put(endpointId, decoded, work);
        } catch (GoJsonReader.Refusal refusal) {
            reply.use(BodyUse.byDecoder(body, reader.examined(), refusal.sawEnd()));
            return Optional.of(Draft.undecodable());
        }
    }

    /**
     * The agent's rate limit: a bucket of 60 tokens for each client address and decoded path, filled by 40 a second.
     *
     * <p>For each bucket only the instant is kept at which it will be full again. Source: observed: agent transcripts,
     * group rate-limit.
     */
    static final class PathLimiter {
        private static final Duration TOKEN = Duration.ofMillis(25);
        private static final Duration BURST_BUT_ONE = TOKEN.multipliedBy(59);

        /** Paths come from clients; the agent forgets buckets too, though by age. */
        private static final int BUCKETS_MAX = 10_000;

        private final Map<String, Instant> fullAt = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                return size() > BUCKETS_MAX;
            }
        };

        /** Takes a token, if there is one. */
        synchronized boolean allows(String remoteAddress, String path, Instant now) {
            String bucket = host(remoteAddress) + "|" + path;
            Instant full = fullAt.getOrDefault(bucket, now);
            Instant from = full.isBefore(now) ? now : full;
            if (Duration.between(now, from).compareTo(BURST_BUT_ONE) > 0) {
                return false;
            }
            fullAt.put(bucket, from.plus(TOKEN));
            return true;
        }

        private static String host(String remoteAddress) {
            int colon = remoteAddress.lastIndexOf(':');
            return colon < 0 ? remoteAddress : remoteAddress.substring(0, colon);
        }
    }
}
