package io.github.ecssimulator.testkit.http.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ecssimulator.api.EcsError;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Calls ECS as aws-sdk-go-v2 does, with at most three tries within 4 s of simulated time.
 *
 * <p>Source: observed: agent transcripts, group ecs-transport and the table of retries.
 */
final class AgentEcsClient {
    private static final int TRIES_MAX = 3;
    private static final Set<Integer> RETRIED_STATUSES = Set.of(500, 502, 503, 504);

    /** The SDK's default lists: timeouts, throttling, and errors that prove a wrong clock. */
    private static final Set<String> RETRIED_CODES = Set.of(
            "RequestTimeout",
            "RequestTimeoutException",
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "RequestThrottledException",
            "TooManyRequestsException",
            "ProvisionedThroughputExceededException",
            "TransactionInProgressException",
            "RequestLimitExceeded",
            "BandwidthLimitExceeded",
            "LimitExceededException",
            "RequestThrottled",
            "SlowDown",
            "PriorRequestNotComplete",
            "EC2ThrottledException",
            "RequestExpired",
            "RequestInTheFuture",
            "RequestTimeTooSkewed");

    private final AgentEcsTransport transport;
    private final AgentClock clock;
    private final RetryWaits waits;

    AgentEcsClient(AgentEcsTransport transport, AgentClock clock, RetryWaits waits) {
        this.transport = transport;
        this.clock = clock;
        this.waits = waits;
    }

    EcsOutcome call(EcsCall call, AgentWork work) {
        CallBudget budget = new CallBudget(clock);
        while (true) {
            int number = work.nextTry();
            EcsOutcome outcome = attempt(call, budget, number, work.refusalOrNull());
            boolean retried = isRetried(outcome);
            if (!retried || number == TRIES_MAX) {
                return described(outcome, call, retried);
            }
            Duration wait = waits.afterTry(number);
            work.waited(budget.atMost(wait));
            if (!budget.spend(wait)) {
                return new EcsOutcome.TimedOut();
            }
        }
    }

    /** Tries once; a transport may take simulated time itself, as one does whose ECS has a delay injected. */
    private EcsOutcome attempt(EcsCall call, CallBudget budget, int number, @Nullable EcsError injected) {
        Instant start = clock.instant();
        EcsAnswer answer = injected == null ? transport.send(call) : refusal(call, start, number, injected);
        boolean inTime = budget.charge(Duration.between(start, clock.instant()));
        return inTime ? outcome(answer, budget) : new EcsOutcome.TimedOut();
    }

    /** What an injected fault answers in ECS's place; equal calls get equal request ids. */
    private static EcsAnswer refusal(EcsCall call, Instant now, int number, EcsError error) {
        String origin = call.taskArn() + call.operation() + now + number;
        return TypedApiTransport.refusal(
                error, UUID.nameUUIDFromBytes(origin.getBytes(UTF_8)).toString());
    }

    private static EcsOutcome outcome(EcsAnswer answer, CallBudget budget) {
        if (answer instanceof EcsAnswer.Delayed delayed) {
            return budget.spend(delayed.delay()) ? outcome(delayed.answer(), budget) : new EcsOutcome.TimedOut();
        }
        if (answer instanceof EcsAnswer.NoReply noReply) {
            return new EcsOutcome.Unusable(0, "", "request send failed, " + noReply.goError(), true);
        }
        if (answer instanceof EcsAnswer.Reply reply) {
            return read(reply, budget);
        }
        budget.exhaust();
        return new EcsOutcome.TimedOut();
    }

    /** Reads a reply; the SDK waits for the end of each body that it can use, even of one that never ends. */
    private static EcsOutcome read(EcsAnswer.Reply reply, CallBudget budget) {
        EcsOutcome outcome = new EcsReplyReader(reply).read();
        boolean gaveUpEarly = outcome instanceof EcsOutcome.Unusable unusable && !unusable.temporary();
        if (reply.end() == EcsAnswer.BodyEnd.HANGING && !gaveUpEarly) {
            budget.exhaust();
        }
        return outcome;
    }

    private static boolean isRetried(EcsOutcome outcome) {
        if (outcome instanceof EcsOutcome.Refused refused) {
            return RETRIED_STATUSES.contains(refused.status()) || RETRIED_CODES.contains(refused.code());
        }
        return outcome instanceof EcsOutcome.Unusable unusable
                && (unusable.temporary() || RETRIED_STATUSES.contains(unusable.status()));
    }

    /** Puts before an error without ECS's own words what the SDK wraps around it. */
    private static EcsOutcome described(EcsOutcome outcome, EcsCall call, boolean outOfTries) {
        if (!(outcome instanceof EcsOutcome.Unusable unusable)) {
            return outcome;
        }
        String text = "operation error ECS: " + call.operation()
                + (outOfTries ? ", exceeded maximum number of attempts, " + TRIES_MAX : "")
                + ", https response error StatusCode: " + unusable.status()
                + ", RequestID: " + unusable.requestId() + ", " + unusable.goError();
        return new EcsOutcome.Unusable(unusable.status(), unusable.requestId(), text, unusable.temporary());
    }
}
