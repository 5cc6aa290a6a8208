package io.github.ecssimulator.testkit.contract;

import static io.github.ecssimulator.testkit.contract.Refusals.assertInvalid;
import static io.github.ecssimulator.testkit.contract.Refusals.assertRefused;
import static io.github.ecssimulator.testkit.contract.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.PropagateTags;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;

/** CreateService. */
interface CreateServiceContract extends ContractWorld {

    private Service create(Consumer<CreateServiceRequest.Builder> members) {
        return client().createService(r -> members.accept(r.cluster(CLUSTER)
                        .serviceName("web")
                        .taskDefinition("app")
                        .desiredCount(1)))
                .service();
    }

    private void refused(String message, Consumer<CreateServiceRequest.Builder> members) {
        assertInvalid(message, () -> create(members));
    }

    @Test
    @Ground("observed: a full answer of 2026; assumed: U42")
    default void createService_plain_isAnsweredBeforeTheSchedulerWorks() {
        clusterAndDefinition();

        Service answer = service("web", 3);

        assertThat(answer.desiredCount()).isEqualTo(3);
        assertThat(answer.runningCount()).isZero();
        assertThat(answer.deployments()).singleElement().satisfies(deployment -> {
            assertThat(deployment.desiredCount()).isZero();
            assertThat(deployment.rolloutState()).isEqualTo(DeploymentRolloutState.IN_PROGRESS);
        });
        assertThat(answer.events()).isEmpty();
        assertThat(describeService("web").runningCount()).isEqualTo(3);
        assertThat(ecs().clock().instant()).isEqualTo(START);
    }

    @Test
    @Ground("documented: CreateService")
    default void createService_plain_runsItsTasks() {
        clusterAndDefinition();

        service("web", 3);
        Service service = describeService("web");

        assertThat(service.serviceArn()).isEqualTo(arn("service/media/web"));
        assertThat(service.clusterArn()).isEqualTo(arn("cluster/media"));
        assertThat(service.status()).isEqualTo("ACTIVE");
        assertThat(service.desiredCount()).isEqualTo(3);
        assertThat(service.runningCount()).isEqualTo(3);
        assertThat(service.taskDefinition()).isEqualTo(arn("task-definition/app:1"));
        assertThat(service.launchType()).isEqualTo(LaunchType.EC2);
        assertThat(service.schedulingStrategy()).isEqualTo(SchedulingStrategy.REPLICA);
        assertThat(service.createdAt()).isEqualTo(START);
        assertThat(ecs().cluster(CLUSTER).service("web").runningCount()).isEqualTo(3);
    }

    @Test
    @Ground("documented: Deployment: PRIMARY, rolloutState")
    default void createService_itsDeployment_isTold() {
        clusterAndDefinition();

        service("web", 1);

        assertThat(describeService("web").deployments()).singleElement().satisfies(deployment -> {
            assertThat(deployment.id()).startsWith("ecs-svc/");
            assertThat(deployment.status()).isEqualTo("PRIMARY");
            assertThat(deployment.rolloutState()).isEqualTo(DeploymentRolloutState.COMPLETED);
            assertThat(deployment.taskDefinition()).isEqualTo(arn("task-definition/app:1"));
            assertThat(deployment.runningCount()).isEqualTo(1);
        });
    }

    @Test
    @Ground("documented: CreateService: tags and deployment configuration are answered")
    default void createService_withSettings_answersThem() {
        clusterAndDefinition();

        Service service = create(r -> r.tags(ClusterContract.TEAM)
                .propagateTags(PropagateTags.SERVICE)
                .enableECSManagedTags(true)
                .deploymentConfiguration(d -> d.minimumHealthyPercent(50)
                        .maximumPercent(150)
                        .deploymentCircuitBreaker(c -> c.enable(true).rollback(true))));

        assertThat(service.tags()).containsExactly(ClusterContract.TEAM);
        assertThat(service.propagateTags()).isEqualTo(PropagateTags.SERVICE);
        assertThat(service.deploymentConfiguration().minimumHealthyPercent()).isEqualTo(50);
        assertThat(service.deploymentConfiguration().maximumPercent()).isEqualTo(150);
        assertThat(service.deploymentConfiguration().deploymentCircuitBreaker().rollback())
                .isTrue();
    }

    @Test
    @Ground("documented: CreateService: clientToken")
    default void createService_sameToken_isTheSameService() {
        clusterAndDefinition();

        Service first = create(r -> r.clientToken("t"));

        assertThat(create(r -> r.clientToken("t")).serviceArn()).isEqualTo(first.serviceArn());
        refused(
                "Creation of service was not idempotent.",
                r -> r.clientToken("t").desiredCount(9));
    }

    @Test
    @Ground("observed: CreateService")
    default void createService_nameInUse_isRefused() {
        clusterAndDefinition();
        service("web", 1);

        refused("Creation of service was not idempotent.", r -> {});
    }

    @Test
    @Ground("observed: CreateService: ClientException and its texts")
    default void createService_badDefinition_isRefused() {
        clusterAndDefinition();

        assertRefused(ClientException.class, "TaskDefinition not found.", () -> create(r -> r.taskDefinition("other")));
        client().deregisterTaskDefinition(r -> r.taskDefinition("app:1"));
        assertRefused(
                ClientException.class, "TaskDefinition is inactive", () -> create(r -> r.taskDefinition("app:1")));
    }

    @Test
    @Ground("observed: CreateService: not found, and the ClientException for an inactive one")
    default void createService_badCluster_isRefused() {
        clusterAndDefinition();
        client().deleteCluster(r -> r.cluster(CLUSTER));

        assertRefused(ClusterNotFoundException.class, "Cluster not found.", () -> create(r -> r.cluster("nowhere")));
        assertRefused(ClientException.class, "The referenced cluster was inactive.", () -> create(r -> {}));
    }

    @Test
    @Ground("documented: CreateService: what is required, and the ranges; inferred: the texts")
    default void createService_badMembers_areRefused() {
        clusterAndDefinition();

        refused("desiredCount can not be null.", r -> r.desiredCount(null));
        refused("desiredCount must be between 0 and 2147483647.", r -> r.desiredCount(-1));
        refused("Family should not be null or empty.", r -> r.taskDefinition(null));
        refused("clientToken longer than 36.", r -> r.clientToken("t".repeat(37)));
        assertThat(client().listServices(r -> r.cluster(CLUSTER)).serviceArns()).isEmpty();
    }

    @Test
    @Ground("observed: CreateService: the text")
    default void createService_daemonWithACount_isRefused() {
        clusterAndDefinition();

        refused(
                "The daemon scheduling strategy does not support a desired count for services."
                        + " Remove the desired count value and try again",
                r -> r.schedulingStrategy(SchedulingStrategy.DAEMON));
        assertThat(create(r -> r.schedulingStrategy(SchedulingStrategy.DAEMON).desiredCount(null))
                        .desiredCount())
                .isZero();
    }

    @Test
    @Ground("documented: CreateService: an EXTERNAL service has task sets, no deployments")
    default void createService_external_hasNoDeployment() {
        clusterAndDefinition();

        Service service = create(
                r -> r.taskDefinition(null).deploymentController(c -> c.type(DeploymentControllerType.EXTERNAL)));

        assertThat(service.deploymentController().type()).isEqualTo(DeploymentControllerType.EXTERNAL);
        assertThat(service.deployments()).isEmpty();
        assertThat(service.runningCount()).isZero();
        assertThat(service.taskDefinition()).isNull();
    }

    @Test
    @Ground("simulator: a parameter that is not modelled is refused by name, and again at the end")
    default void createService_whatIsNotModelled_isRefusedByNameAlsoAtTheEnd() {
        clusterAndDefinition();

        EcsException refused = refusal(
                EcsException.class,
                () -> create(r -> r.deploymentController(c -> c.type(DeploymentControllerType.CODE_DEPLOY))));

        assertThat(refused.statusCode()).isEqualTo(501);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ParameterNotModelledException");
        assertThat(refused.getMessage()).contains("deploymentController CODE_DEPLOY of CreateService");
        assertThatThrownBy(() -> ecs().close())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("CreateService with deploymentController CODE_DEPLOY");
    }
}
