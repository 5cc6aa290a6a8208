package io.github.ecssimulator.testkit.contract;

import io.github.ecssimulator.EcsSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.ecs.EcsClient;

/** What ECS does, written only against {@link EcsClient}. Each door runs the whole of it; a difference is a bug. */
abstract class EcsContractTest
        implements ProtectingContract,
                ReadingContract,
                ScaleInContract,
                FailureContract,
                RefusalContract,
                FaultContract,
                ClusterContract,
                TaskDefinitionContract,
                CreateServiceContract,
                ServiceContract,
                RunTaskContract,
                TaskContract,
                TaskSetContract,
                ServiceDeploymentContract,
                ContainerInstanceContract,
                TagContract,
                AnswerContract,
                WaiterContract {
    private EcsSimulator ecs;
    private EcsClient client;

    /** The client of the door under test. */
    protected abstract EcsClient open(EcsSimulator world);

    @BeforeEach
    void openWorld() {
        ecs = EcsSimulator.create();
        client = open(ecs);
    }

    @AfterEach
    void closeWorld() {
        client.close();
        ecs.close();
    }

    @Override
    public EcsSimulator ecs() {
        return ecs;
    }

    @Override
    public EcsClient client() {
        return client;
    }
}
