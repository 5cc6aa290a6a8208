package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.testkit.protocol.AwsJsonProtocol;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.builder.SdkClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.core.retry.RetryPolicyContext;
import software.amazon.awssdk.core.retry.backoff.BackoffStrategy;
import software.amazon.awssdk.core.retry.backoff.EqualJitterBackoffStrategy;
import software.amazon.awssdk.core.retry.backoff.FullJitterBackoffStrategy;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsAsyncClientBuilder;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.EcsClientBuilder;

/**
 * The SDK's real client builders, set so that nothing outside the test matters: not the machine's environment, profile
 * files or metadata service, and not real time.
 *
 * @param api the world as the in-memory HTTP door calls it
 * @param clock moves the world's time on
 */
record ClientPresets(EcsApi api, String region, Consumer<Duration> clock, SimulatedWaiters waiters) {

    private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();
    private static final StaticCredentialsProvider CREDENTIALS = StaticCredentialsProvider.create(
            AwsBasicCredentials.create("simulated-access-key", "simulated-secret-key"));

    // The SDK's client owns the transport that such a builder makes, so that closing the one closes the other.
    EcsClientBuilder sync() {
        EcsClientBuilder builder = preset(EcsClient.builder()).httpClientBuilder(defaults -> http());
        return Proxies.of(EcsClientBuilder.class, new PresetBuilder(builder, this));
    }

    EcsAsyncClientBuilder async() {
        EcsAsyncClientBuilder builder = preset(EcsAsyncClient.builder())
                .httpClientBuilder(defaults -> new InMemoryAsyncHttpClient(http()))
                // Futures complete on the calling thread: one order of things, no pool.
                .asyncConfiguration(options ->
                        options.advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run));
        return Proxies.of(EcsAsyncClientBuilder.class, new PresetBuilder(builder, this));
    }

    InMemoryHttp http() {
        return new InMemoryHttp(new AwsJsonProtocol(api));
    }

    private <B extends AwsClientBuilder<B, C>, C> B preset(B builder) {
        return builder.region(Region.of(region))
                .credentialsProvider(CREDENTIALS)
                .defaultsMode(DefaultsMode.LEGACY);
    }

    // RetryPolicy is deprecated in newer SDKs but is the only way to say this that all supported SDKs have.
    @SuppressWarnings("deprecation")
    private ClientOverrideConfiguration filled(ClientOverrideConfiguration users) {
        ClientOverrideConfiguration.Builder filled = users.toBuilder();
        if (users.defaultProfileFile().isEmpty()) {
            filled.defaultProfileFile(NO_PROFILES);
        }
        if (!PresetBuilder.saysHowToRetry(users)) {
            filled.retryPolicy(Backoff.retryPolicy(clock));
        }
        return filled.build();
    }

    /**
     * The SDK's builder, with what the user left open filled in at the end.
     *
     * <p>At the end, because the SDK's {@code overrideConfiguration} replaces the whole of what was set before: a user
     * who adds an interceptor would lose a retry policy preset at the start, and with it wait in real time.
     */
    private record PresetBuilder(SdkClientBuilder<?, ?> builder, ClientPresets presets) implements InvocationHandler {
        /** The settings that tell how to retry; newer SDKs have more of them. */
        private static final Set<String> RETRY_SETTINGS =
                Set.of("retryPolicy", "retryStrategy", "retryMode", "retryStrategyConfigurator");

        /** Tells whether the user chose how to retry. */
        static boolean saysHowToRetry(ClientOverrideConfiguration configuration) {
            return Arrays.stream(ClientOverrideConfiguration.class.getMethods())
                    .filter(method -> method.getParameterCount() == 0 && RETRY_SETTINGS.contains(method.getName()))
                    .anyMatch(setting -> isSet(configuration, setting));
        }

        private static boolean isSet(ClientOverrideConfiguration configuration, Method setting) {
            try {
                return setting.invoke(configuration) instanceof Optional<?> optional && optional.isPresent();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("The SDK does not tell its setting " + setting.getName() + ".", e);
            }
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("build")) {
                builder.overrideConfiguration(presets.filled(builder.overrideConfiguration()));
                return presets.waiters.into((SdkClient) builder.build());
            }
            Object result = Proxies.call(method, builder, arguments);
            return result == builder ? proxy : result;
        }
    }

    /**
     * Waits between the attempts of a call in simulated time: the delay is charged to the clock, and no real time
     * passes.
     *
     * <p>The numbers are those of the SDK's own default strategies. These draw a random part of a growing ceiling; here
     * it is always the ceiling, so that the same test moves the clock by the same time.
     */
    // RetryPolicy is deprecated in newer SDKs but is the only way to say this that all supported SDKs have.
    @SuppressWarnings("deprecation")
    private record Backoff(Duration base, Duration most, Consumer<Duration> clock) implements BackoffStrategy {
        /** Makes the SDK's default retry policy wait in simulated time. */
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
                return new Backoff(numbers.baseDelay(), numbers.maxBackoffTime(), clock);
            }
            if (strategy instanceof EqualJitterBackoffStrategy equal) {
                EqualJitterBackoffStrategy.Builder numbers = equal.toBuilder();
                return new Backoff(numbers.baseDelay(), numbers.maxBackoffTime(), clock);
            }
            throw new IllegalStateException("The SDK's default back-off is of a kind not known here: " + strategy);
        }

        @Override
        public Duration computeDelayBeforeNextRetry(RetryPolicyContext context) {
            clock.accept(Duration.ofMillis(calculateExponentialDelay(context.retriesAttempted(), base, most)));
            return Duration.ZERO;
        }
    }
}
