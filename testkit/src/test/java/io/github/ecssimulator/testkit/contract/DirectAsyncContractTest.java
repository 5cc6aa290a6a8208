package io.github.ecssimulator.testkit.contract;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import software.amazon.awssdk.services.ecs.EcsClient;

class DirectAsyncContractTest extends EcsContractTest {
    @Override
    protected EcsClient open(EcsSimulator world) {
        return AsyncAsSync.of(EcsClients.directAsync(world));
    }
}
