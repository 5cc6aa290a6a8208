package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.testkit.protocol.AwsJsonProtocol;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
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
 * @param region the world's Region
 * @param clock moves the world's time on
 * @param waiters the waiters of the clients
 */
record ClientPresets(EcsApi api, String region, Consumer<Duration> clock, SimulatedWaiters waiters) {

    EcsClientBuilder sync() {
        EcsClientBuilder builder =
                preset(EcsClient.builder()).httpClientBuilder(new InMemoryHttpClient.Builder(http()));
        return PresetBuilder.of(EcsClientBuilder.class, builder, this::filled, EcsClient.class, waiters::into);
    }

    EcsAsyncClientBuilder async() {
        EcsAsyncClientBuilder builder = preset(EcsAsyncClient.builder())
                .httpClientBuilder(new InMemoryAsyncHttpClient.Builder(http()))
                // Futures complete on the calling thread: one order of things, no pool.
                .asyncConfiguration(options ->
                        options.advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run));
        return PresetBuilder.of(
                EcsAsyncClientBuilder.class, builder, this::filled, EcsAsyncClient.class, waiters::into);
    }

    InMemoryHttp http() {
        return new InMemoryHttp(new AwsJsonProtocol(api));
    }

    private <B extends AwsClientBuilder<B, C>, C> B preset(B builder) {
        return builder.region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create("simulated-access-key", "simulated-secret-key")))
                .defaultsMode(DefaultsMode.LEGACY);
    }

    // RetryPolicy is deprecated in newer SDKs but is the only way to say this that all supported SDKs have.
    @SuppressWarnings("deprecation")
    private ClientOverrideConfiguration filled(ClientOverrideConfiguration users) {
        ClientOverrideConfiguration.Builder filled = users.toBuilder();
        if (users.defaultProfileFile().isEmpty()) {
            filled.defaultProfileFile(ProfileFile.aggregator().build());
        }
        if (!PresetBuilder.saysHowToRetry(users)) {
            filled.retryPolicy(SimulatedBackoff.retryPolicy(clock));
        }
        return filled.build();
    }
}
