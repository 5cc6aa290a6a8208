package io.github.ecssimulator.testkit.http.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.ReplyLostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;

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

    /** The exceptions in the model of both operations. */
    private static final Set<String> MODELLED = Set.of(
            "AccessDeniedException",
            "ClientException",
            "ClusterNotFoundException",
            "InvalidParameterException",
            "ResourceNotFoundException",
            "ServerException",
            "UnsupportedFeatureException");

    private final Function<String, EcsApi> apiOfTask;
    private final AgentClock clock;
    private final Waits waits;

    AgentEcsClient(Function<String, EcsApi> apiOfTask, AgentClock clock, Waits waits) {
        this.apiOfTask = apiOfTask;
        this.clock = clock;
        this.waits = waits;
    }

    /** Calls ECS for one task, with whose role the agent signs. */
    EcsOutcome call(String taskArn, EcsRequest<?> request, AgentWork work) {
        CallBudget budget = new CallBudget(clock);
        while (true) {
            int number = work.nextTry();
            EcsOutcome outcome = attempt(taskArn, request, budget, work);
            if (!isRetried(outcome)) {
                return outcome;
            }
            if (number == TRIES_MAX) {
                return outOfTries(outcome, request);
            }
            Duration wait = waits.afterTry(number);
            work.waited(budget.atMost(wait));
            if (!budget.spend(wait)) {
                return new EcsOutcome.TimedOut();
            }
        }
    }

    /** Tries once; that may take simulated time, as with a fault that delays the reply. */
    private EcsOutcome attempt(String taskArn, EcsRequest<?> request, CallBudget budget, AgentWork work) {
        Instant start = clock.instant();
        EcsError injected = work.refusalOrNull();
        EcsOutcome outcome = injected == null
                ? sent(taskArn, request)
                : refused(injected, requestId(taskArn + request.operation() + start + work.tries()));
        boolean inTime = budget.charge(Duration.between(start, clock.instant()));
        return inTime ? outcome : new EcsOutcome.TimedOut();
    }

    /** The id of a request that an injected fault answers in ECS's place; equal calls get equal ones. */
    private static String requestId(String origin) {
        return UUID.nameUUIDFromBytes(origin.getBytes(UTF_8)).toString();
    }

    private EcsOutcome sent(String taskArn, EcsRequest<?> request) {
        try {
            return EcsOutcome.Answered.of(
                    apiOfTask.apply(taskArn).execute(request).response());
        } catch (EcsException e) {
            return refused(e.error(), e.requestId());
        } catch (ReplyLostException e) {
            return new EcsOutcome.Disconnected(
                    "request send failed, Post \"https://ecs." + region(taskArn) + ".amazonaws.com/\": EOF");
        }
    }

    private static String region(String taskArn) {
        String[] parts = taskArn.split(":", -1);
        return parts.length > 3 ? parts[3] : "";
    }

    /** Observed: agent transcripts get-type-lower-case, get-no-message-unknown. */
    private static EcsOutcome refused(EcsError error, String requestId) {
        String known = MODELLED.stream()
                .filter(name -> GoText.equalFold(error.code(), name))
                .findFirst()
                .orElse("");
        String message = error.message().isEmpty() && known.isEmpty() ? "UnknownError" : error.message();
        String code = known.isEmpty() ? error.code() : known;
        return new EcsOutcome.Refused(new EcsError(code, error.statusCode(), message), requestId);
    }

    private static boolean isRetried(EcsOutcome outcome) {
        if (outcome instanceof EcsOutcome.Refused refused) {
            return RETRIED_STATUSES.contains(refused.error().statusCode())
                    || RETRIED_CODES.contains(refused.error().code());
        }
        return outcome instanceof EcsOutcome.Disconnected;
    }

    /** Puts before an error without ECS's own words what the SDK wraps around it. */
    private static EcsOutcome outOfTries(EcsOutcome outcome, EcsRequest<?> request) {
        return outcome instanceof EcsOutcome.Disconnected disconnected
                ? new EcsOutcome.Disconnected("operation error ECS: " + request.operation()
                        + ", exceeded maximum number of attempts, " + TRIES_MAX
                        + ", https response error StatusCode: 0, RequestID: , " + disconnected.goError())
                : outcome;
    }

    /** How long it waits between its tries. */
    @FunctionalInterface
    interface Waits {

        /** Draws the wait behind a try, 1 for the first. */
        Duration afterTry(int number);

        /**
         * Draws from 0 to 2 s behind the first try and from 0 to 4 s behind the second. Source: observed: agent transcripts,
         * table of retries.
         */
        static Waits seeded(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            return number -> {
                synchronized (random) {
                    return Duration.ofNanos((long) (random.nextDouble() * (1L << number) * 1e9));
                }
            };
        }
    }
}
