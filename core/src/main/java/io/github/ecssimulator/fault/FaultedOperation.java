package io.github.ecssimulator.fault;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.model.NearestName;
import io.github.ecssimulator.model.VisibleText;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Which operations a fault can wait for: those of ECS that are modelled, since it would wait for any other in vain. */
final class FaultedOperation {
    // documented: the actions of the ECS API reference; only those that have no request of ours are looked up here
    private static final String OTHERS_OF_ECS = """
            ContinueServiceDeployment CreateCapacityProvider CreateDaemon CreateExpressGatewayService DeleteAccountSetting
            DeleteAttributes DeleteCapacityProvider DeleteDaemon DeleteDaemonTaskDefinition DeleteExpressGatewayService
            DeleteTaskDefinitions DeregisterContainerInstance DescribeCapacityProviders DescribeContainerInstances
            DescribeDaemon DescribeDaemonDeployments DescribeDaemonRevisions DescribeDaemonTaskDefinition
            DescribeExpressGatewayService DescribeServiceRevisions DiscoverPollEndpoint ExecuteCommand
            ListAccountSettings ListAttributes ListContainerInstances ListDaemonDeployments ListDaemonTaskDefinitions
            ListDaemons ListServicesByNamespace ListTaskDefinitionFamilies PutAccountSetting PutAccountSettingDefault
            PutAttributes PutClusterCapacityProviders RegisterContainerInstance RegisterDaemonTaskDefinition StartTask
            StopServiceDeployment SubmitAttachmentStateChanges SubmitContainerStateChange SubmitTaskStateChange
            UpdateCapacityProvider UpdateCluster UpdateClusterSettings UpdateContainerAgent
            UpdateContainerInstancesState UpdateDaemon UpdateExpressGatewayService UpdateServicePrimaryTaskSet
            """;

    private FaultedOperation() {}

    static void require(String operation) {
        Objects.requireNonNull(operation, "operation");
        Set<String> modelled = EcsRequest.operations();
        if (modelled.contains(operation)) {
            return;
        }
        Set<String> ofEcs = new TreeSet<>(Arrays.asList(OTHERS_OF_ECS.trim().split("\\s+")));
        if (ofEcs.contains(operation)) {
            throw new IllegalArgumentException("ecs-simulator does not model the operation " + operation
                    + ", and refuses each call of it, so no fault can meet one. It models: "
                    + String.join(", ", modelled)
                    + ".");
        }
        ofEcs.addAll(modelled);
        throw new IllegalArgumentException("ECS has no operation \"" + VisibleText.of(operation) + "\"."
                + NearestName.of(operation, ofEcs)
                        .map(name -> " Did you mean " + name + "?")
                        .orElse(" A fault can wait for: " + String.join(", ", modelled) + "."));
    }
}
