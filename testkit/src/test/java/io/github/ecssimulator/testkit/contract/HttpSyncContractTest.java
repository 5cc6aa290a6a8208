package io.github.ecssimulator.testkit.contract;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import software.amazon.awssdk.services.ecs.EcsClient;

class HttpSyncContractTest extends EcsContractTest {
    @Override
    protected EcsClient open(EcsSimulator world) {
        return EcsClients.overHttp(world);
    }
}
