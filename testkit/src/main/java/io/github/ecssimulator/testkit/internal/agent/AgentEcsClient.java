package io.github.ecssimulator.testkit.internal.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;

/**
 * Calls ECS as aws-sdk-go-v2 does, with at most three tries within 4 s of simulated time.
 *
 * <p>Source: observed: agent transcripts, group ecs-transport and the table of retries.
 */
record AgentEcsClient(Function<String, EcsApi> apiOfTask, AgentClock clock, AgentEcsClient.Waits waits) {
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

    /** Calls ECS for one task, with whose role the agent signs. */
    Outcome call(String taskArn, EcsRequest<?> request, AgentWork work) {
        CallBudget budget = new CallBudget(clock);
        while (true) {
            int number = work.nextTry();
            Outcome outcome = attempt(taskArn, request, budget, work);
            if (!isRetried(outcome)) {
                return outcome;
            }
            if (number == TRIES_MAX) {
                return outOfTries(outcome, request);
            }
            Duration wait = waits.afterTry(number);
            work.waited(budget.atMost(wait));
            if (!budget.spend(wait)) {
                return new Outcome.TimedOut();
            }
        }
    }

    /** Tries once; that may take simulated time, as with a fault that delays the reply. */
    private Outcome attempt(String taskArn, EcsRequest<?> request, CallBudget budget, AgentWork work) {
        Instant start = clock.instant();
        EcsError injected = work.refusalOrNull();
        Outcome outcome = injected == null
                ? sent(taskArn, request)
                : refused(injected, requestId(taskArn + request.operation() + start + work.tries()));
        boolean inTime = budget.charge(Duration.between(start, clock.instant()));
        return inTime ? outcome : new Outcome.TimedOut();
    }

    /** The id of a request that an injected fault answers in ECS's place; equal calls get equal ones. */
    private static String requestId(String origin) {
        return UUID.nameUUIDFromBytes(origin.getBytes(UTF_8)).toString();
    }

    private Outcome sent(String taskArn, EcsRequest<?> request) {
        try {
            return Outcome.Answered.of(apiOfTask.apply(taskArn).execute(request).response());
        } catch (EcsException e) {
            return refused(e.error(), e.requestId());
        } catch (ReplyLostException e) {
            return new Outcome.Disconnected(
                    "request send failed, Post \"https://ecs." + region(taskArn) + ".amazonaws.com/\": EOF");
        }
    }

    private static String region(String taskArn) {
        return taskArn.split(":", -1)[3];
    }

    /** Observed: agent transcripts get-type-lower-case, get-no-message-unknown. */
    private static Outcome refused(EcsError error, String requestId) {
        String known = MODELLED.stream()
                .filter(name -> GoText.equalFold(error.code(), name))
                .findFirst()
                .orElse("");
        String message = error.message().isEmpty() && known.isEmpty() ? "UnknownError" : error.message();
        String code = known.isEmpty() ? error.code() : known;
        return new Outcome.Refused(new EcsError(code, error.statusCode(), message), requestId);
    }

    private static boolean isRetried(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return RETRIED_STATUSES.contains(refused.error().statusCode())
                    || RETRIED_CODES.contains(refused.error().code());
        }
        return outcome instanceof Outcome.Disconnected;
    }

    /** Puts before an error without ECS's own words what the SDK wraps around it. */
    private static Outcome outOfTries(Outcome outcome, EcsRequest<?> request) {
        return outcome instanceof Outcome.Disconnected disconnected
                ? new Outcome.Disconnected("operation error ECS: " + request.operation()
                        + ", exceeded maximum number of attempts, " + TRIES_MAX
                        + ", https response error StatusCode: 0, RequestID: , " + disconnected.goError())
                : outcome;
    }

    /** The 4 s of simulated time that the agent gives to one call of ECS, all tries and waits together. */
    private static final class CallBudget {
        private static final Duration LIMIT = Duration.ofSeconds(4); // observed: agent transcript get-hang

        private final AgentClock clock;
        private Duration left = LIMIT;

        CallBudget(AgentClock clock) {
            this.clock = clock;
        }

        /** Counts time that has passed already; tells whether there was enough. */
        boolean charge(Duration passed) {
            boolean enough = passed.compareTo(left) < 0;
            left = enough ? left.minus(passed) : Duration.ZERO;
            return enough;
        }

        /** Lets time pass, but no more than is left; tells whether there was enough. */
        boolean spend(Duration duration) {
            boolean enough = duration.compareTo(left) < 0;
            Duration spent = atMost(duration);
            if (!spent.isZero()) {
                clock.advance(spent);
            }
            left = left.minus(spent);
            return enough;
        }

        /** Returns as much of a duration as is left. */
        Duration atMost(Duration duration) {
            return duration.compareTo(left) < 0 ? duration : left;
        }
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

    /** What the agent's ECS client makes of a call. */
    sealed interface Outcome {

        /** ECS answered. */
        record Answered(List<ProtectedTask> protectedTasks, List<Failure> failures) implements Outcome {

            static Answered of(EcsResponse response) {
                if (response instanceof GetTaskProtection.Response got) {
                    return new Answered(got.protectedTasks(), got.failures());
                }
                if (response instanceof UpdateTaskProtection.Response updated) {
                    return new Answered(updated.protectedTasks(), updated.failures());
                }
                throw new IllegalStateException(
                        "The agent does not call the operation that answered " + response + ".");
            }
        }

        /** ECS refused the call as a whole. */
        record Refused(EcsError error, String requestId) implements Outcome {}

        /** The connection broke; the error is that of Go's client. */
        record Disconnected(String goError) implements Outcome {}

        /** The 4 s were over. */
        record TimedOut() implements Outcome {}
    }
}
