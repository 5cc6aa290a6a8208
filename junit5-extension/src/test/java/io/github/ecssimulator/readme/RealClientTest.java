package io.github.ecssimulator.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.EcsClientBuilder;

@ExtendWith(EcsSimulatorExtension.class)
class RealClientTest {
    private final List<String> intercepted = new ArrayList<>();

    @Test
    void theSdksOwnClientRunsOverTheSimulator(EcsSimulator ecs) {
        ecs.createCluster("media");

        try (EcsClient client = productionBuilder()
                .httpClient(EcsClients.httpClient(ecs)) // the network is in memory, all above it is yours
                .build()) {
            assertThat(client.getTaskProtection(r -> r.cluster("media"))
                            .sdkHttpResponse()
                            .statusCode())
                    .isEqualTo(200);
        }

        assertThat(intercepted).containsExactly("GetTaskProtectionRequest");
    }

    @Test
    void aPresetBuilderNeedsNoCredentials(EcsSimulator ecs) {
        ecs.createCluster("media");

        EcsClient client = EcsClients.overHttpBuilder(ecs)
                .overrideConfiguration(o -> o.addExecutionInterceptor(new Recording()))
                .build();

        assertThat(client.getTaskProtection(r -> r.cluster("media")).protectedTasks())
                .isEmpty();
        assertThat(intercepted).hasSize(1);
    }

    private EcsClientBuilder productionBuilder() {
        return EcsClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .overrideConfiguration(o -> o.addExecutionInterceptor(new Recording()));
    }

    private final class Recording implements ExecutionInterceptor {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            intercepted.add(context.request().getClass().getSimpleName());
        }
    }
}
