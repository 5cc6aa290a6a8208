package io.github.ecssimulator.testkit.sdk;

import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.core.retry.RetryPolicyContext;
import software.amazon.awssdk.core.retry.backoff.BackoffStrategy;
import software.amazon.awssdk.core.retry.backoff.EqualJitterBackoffStrategy;
import software.amazon.awssdk.core.retry.backoff.FullJitterBackoffStrategy;

/**
 * Waits between the attempts of a call in simulated time: the delay is charged to the clock, and no real time passes.
 *
 * <p>The numbers are those of the SDK's own default strategies. These draw a random part of a growing ceiling; here it is
 * always the ceiling, so that the same test moves the clock by the same time.
 */
// RetryPolicy is deprecated in newer SDKs but is the only way to say this that all supported SDKs have.
@SuppressWarnings("deprecation")
final class SimulatedBackoff implements BackoffStrategy {
    private final Duration base;
    private final Duration most;
    private final Consumer<Duration> clock;

    private SimulatedBackoff(Duration base, Duration most, Consumer<Duration> clock) {
        this.base = base;
        this.most = most;
        this.clock = clock;
    }

    /**
     * Makes the SDK's default retry policy wait in simulated time.
     *
     * @param clock moves simulated time on
     */
    static RetryPolicy retryPolicy(Consumer<Duration> clock) {
        // The SDK's default mode, named so that the environment of a build machine cannot change it.
        RetryPolicy defaults = RetryPolicy.forRetryMode(RetryMode.LEGACY);
        return defaults.toBuilder()
                .backoffStrategy(of(defaults.backoffStrategy(), clock))
                .throttlingBackoffStrategy(of(defaults.throttlingBackoffStrategy(), clock))
                .build();
    }

    private static BackoffStrategy of(BackoffStrategy strategy, Consumer<Duration> clock) {
        if (strategy instanceof FullJitterBackoffStrategy full) {
            FullJitterBackoffStrategy.Builder numbers = full.toBuilder();
            return new SimulatedBackoff(numbers.baseDelay(), numbers.maxBackoffTime(), clock);
        }
        if (strategy instanceof EqualJitterBackoffStrategy equal) {
            EqualJitterBackoffStrategy.Builder numbers = equal.toBuilder();
            return new SimulatedBackoff(numbers.baseDelay(), numbers.maxBackoffTime(), clock);
        }
        throw new IllegalStateException("The SDK's default back-off is of a kind not known here: " + strategy);
    }

    @Override
    public Duration computeDelayBeforeNextRetry(RetryPolicyContext context) {
        clock.accept(Duration.ofMillis(calculateExponentialDelay(context.retriesAttempted(), base, most)));
        return Duration.ZERO;
    }
}
