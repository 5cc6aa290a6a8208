package io.github.ecssimulator.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import org.mockito.Mockito;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ProtectedTask;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionRequest;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionResponse;

/** A process that comes to its first answer, and ends. {@link ColdStartBenchmark} starts it. */
final class ColdStart {
    private ColdStart() {}

    /**
     * Asks once.
     *
     * @param arguments {@code mock} or {@code simulator}
     */
    public static void main(String[] arguments) {
        if (arguments[0].equals("mock")) {
            EcsClient mock = Mockito.mock(EcsClient.class);
            when(mock.updateTaskProtection(any(UpdateTaskProtectionRequest.class)))
                    .thenReturn(UpdateTaskProtectionResponse.builder()
                            .protectedTasks(ProtectedTask.builder()
                                    .taskArn(CannedAnswer.ARN)
                                    .protectionEnabled(true)
                                    .build())
                            .build());
            protect(mock, CannedAnswer.ARN);
        } else {
            EcsSimulator ecs = EcsSimulator.create();
            String task = ecs.createCluster("media")
                    .createService("transcoder", 3)
                    .tasks()
                    .get(0)
                    .arn();
            protect(EcsClients.direct(ecs), task);
        }
    }

    private static void protect(EcsClient client, String task) {
        UpdateTaskProtectionRequest request = UpdateTaskProtectionRequest.builder()
                .cluster("media")
                .tasks(task)
                .protectionEnabled(true)
                .build();
        assertThat(client.updateTaskProtection(request).protectedTasks())
                .extracting(ProtectedTask::protectionEnabled)
                .containsExactly(true);
    }
}
