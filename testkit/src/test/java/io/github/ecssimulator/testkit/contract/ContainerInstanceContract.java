package io.github.ecssimulator.testkit.contract;

import static io.github.ecssimulator.testkit.contract.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Attribute;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.ContainerInstanceStatus;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.UpdateContainerInstancesStateResponse;

/** The operations on container instances. */
interface ContainerInstanceContract extends ContractWorld {

    private String instanceIn(String zone) {
        return client().registerContainerInstance(r -> r.cluster(CLUSTER)
                        .attributes(Attribute.builder()
                                .name("ecs.availability-zone")
                                .value(zone)
                                .build()))
                .containerInstance()
                .containerInstanceArn();
    }

    private ContainerInstance described(String arn) {
        return client().describeContainerInstances(r -> r.cluster(CLUSTER).containerInstances(arn))
                .containerInstances()
                .get(0);
    }

    private UpdateContainerInstancesStateResponse drain(String... arns) {
        return client().updateContainerInstancesState(
                        r -> r.cluster(CLUSTER).containerInstances(arns).status(ContainerInstanceStatus.DRAINING));
    }

    private List<String> places(String service) {
        List<String> tasks =
                client().listTasks(r -> r.cluster(CLUSTER).serviceName(service)).taskArns();
        return client().describeTasks(r -> r.cluster(CLUSTER).tasks(tasks)).tasks().stream()
                .map(Task::containerInstanceArn)
                .toList();
    }

    @Test
    @Ground("documented: RegisterContainerInstance, DescribeContainerInstances, ListContainerInstances")
    default void registerContainerInstance_isDescribedAndListed() {
        clusterAndDefinition();

        String arn = instanceIn("us-east-1b");

        assertThat(described(arn).status()).isEqualTo("ACTIVE");
        assertThat(described(arn).agentConnected()).isTrue();
        assertThat(described(arn).registeredAt()).isEqualTo(START);
        assertThat(described(arn).attributes()).extracting(Attribute::value).containsExactly("us-east-1b");
        assertThat(client().listContainerInstances(r -> r.cluster(CLUSTER)).containerInstanceArns())
                .containsExactly(arn);
    }

    @Test
    @Ground("documented: container-instance-draining: service tasks are replaced; assumed: protected ones, too")
    default void updateContainerInstancesState_draining_movesServiceTasks() {
        clusterAndDefinition();
        String old = instanceIn("us-east-1a");
        service("web", 1);
        protectFor(60, ecs().cluster(CLUSTER).service("web").tasks().get(0).id());
        String other = instanceIn("us-east-1b");
        String unknown = arn("container-instance/media/unknown");

        UpdateContainerInstancesStateResponse answer = drain(old, unknown);

        assertThat(answer.containerInstances())
                .extracting(ContainerInstance::status)
                .containsExactly("DRAINING");
        assertThat(answer.failures())
                .containsExactly(
                        Failure.builder().arn(unknown).reason("MISSING").build());
        assertThat(places("web")).containsExactly(other);
    }

    @Test
    @Ground("observed: DeregisterContainerInstance: the refusal; documented: by force its tasks are lost")
    default void deregisterContainerInstance_withTasks_needsForce() {
        clusterAndDefinition();
        String old = instanceIn("us-east-1a");
        service("web", 1);
        assertInvalid(
                "Found running tasks on the instance.",
                () -> client().deregisterContainerInstance(
                                r -> r.cluster(CLUSTER).containerInstance(old)));
        String other = instanceIn("us-east-1b");

        client().deregisterContainerInstance(
                        r -> r.cluster(CLUSTER).containerInstance(old).force(true));

        assertThat(described(old).status()).isEqualTo("INACTIVE");
        assertThat(places("web")).containsExactly(other);
    }

    @Test
    @Ground("documented: DescribeContainerInstances, UpdateContainerInstancesState: the lists; inferred: the text")
    default void containerInstances_none_isRefused() {
        clusterAndDefinition();

        assertInvalid(
                "ContainerInstances cannot be empty.",
                () -> client().describeContainerInstances(
                                r -> r.cluster(CLUSTER).containerInstances(List.of())));
        assertInvalid("ContainerInstances cannot be empty.", this::drain);
        assertInvalid(
                "The referenced container instance was not found.",
                () -> client().listTasks(r -> r.cluster(CLUSTER).containerInstance("x")));
    }
}
