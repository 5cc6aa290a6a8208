package io.github.ecssimulator.readme.migration;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;

@ExtendWith(EcsSimulatorExtension.class)
class OverTheWireTestCases {

    @ParameterizedTest
    @ValueSource(ints = {15, 60})
    void aJobKeepsItsTask(int minutes, EcsSimulator ecs, EcsSimulatorServer server) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
        SimulatedTask own = service.tasks().get(0);
        try (EcsClient client = clientOf(server.endpoint())) {
            Guard guard = new Guard(client, own.arn(), SimulatedExecutors.scheduled(ecs.clock()), minutes);

            guard.acquire();
            Work job = own.work("Metropolis");
            service.scaleTo(0);
            ecs.clock().advance(Duration.ofMinutes(90));
            job.finish();
            guard.release();
        }

        assertThat(own)
                .survivedUntilEndOf("Metropolis")
                .wasReleasedWithin(Duration.ZERO)
                .after("Metropolis");
    }

    static EcsClient clientOf(URI endpoint) {
        return EcsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
    }
}
