package io.github.ecssimulator.testkit.contract;

import static io.github.ecssimulator.testkit.contract.Refusals.assertInvalid;
import static io.github.ecssimulator.testkit.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** RegisterTaskDefinition, DescribeTaskDefinition, ListTaskDefinitions and DeregisterTaskDefinition. */
interface TaskDefinitionContract extends ContractWorld {

    @Test
    @Ground("documented: RegisterTaskDefinition")
    default void registerTaskDefinition_withEverything_answersIt() {
        RegisterTaskDefinitionResponse answer = client().registerTaskDefinition(r -> r.family("app")
                .networkMode(NetworkMode.AWSVPC)
                .requiresCompatibilities(Compatibility.FARGATE)
                .cpu("256")
                .memory("512")
                .tags(ClusterContract.TEAM)
                .containerDefinitions(ContractWorld.container("app", "app:1").toBuilder()
                        .stopTimeout(60)
                        .environment(KeyValuePair.builder()
                                .name("MODE")
                                .value("fast")
                                .build())
                        .build()));

        TaskDefinition definition = answer.taskDefinition();
        assertThat(definition.taskDefinitionArn()).isEqualTo(arn("task-definition/app:1"));
        assertThat(definition.revision()).isEqualTo(1);
        assertThat(definition.status()).isEqualTo(TaskDefinitionStatus.ACTIVE);
        assertThat(definition.compatibilities()).contains(Compatibility.EC2, Compatibility.FARGATE);
        assertThat(definition.registeredAt()).isEqualTo(START);
        assertThat(definition.containerDefinitions()).singleElement().satisfies(container -> {
            assertThat(container.stopTimeout()).isEqualTo(60);
            assertThat(container.environment().get(0).value()).isEqualTo("fast");
        });
        assertThat(answer.tags()).containsExactly(ClusterContract.TEAM);
    }

    @Test
    @Ground("documented: RegisterTaskDefinition: revisions count up within a family")
    default void registerTaskDefinition_again_isTheNextRevision() {
        register("app");

        assertThat(register("app").revision()).isEqualTo(2);
        assertThat(register("other").revision()).isEqualTo(1);
    }

    @Test
    @Ground("observed: RegisterTaskDefinition: the texts")
    default void registerTaskDefinition_incomplete_isRefused() {
        refusedDefinition("Family can not be blank.", null, ContractWorld.container("app", "app:1"));
        refusedDefinition("Family contains invalid characters.", "a/b", ContractWorld.container("app", "app:1"));
        refusedDefinition("Container list cannot be empty.", "app");
        refusedDefinition("Container.name should not be null or empty.", "app", ContractWorld.container(null, "app:1"));
        refusedDefinition("Container.image should not be null or empty.", "app", ContractWorld.container("app", null));
        assertThat(client().listTaskDefinitions().taskDefinitionArns()).isEmpty();
    }

    private void refusedDefinition(String message, String family, ContainerDefinition... containers) {
        assertRefused(
                ClientException.class,
                message,
                () -> client().registerTaskDefinition(r -> r.family(family).containerDefinitions(containers)));
    }

    @Test
    @Ground("documented: DescribeTaskDefinition: family, family:revision or ARN")
    default void describeTaskDefinition_byAnyName_findsIt() {
        register("app");
        register("app");

        assertThat(describedRevision("app")).isEqualTo(2);
        assertThat(describedRevision("app:1")).isEqualTo(1);
        assertThat(describedRevision(arn("task-definition/app:1"))).isEqualTo(1);
    }

    private int describedRevision(String name) {
        return client().describeTaskDefinition(r -> r.taskDefinition(name))
                .taskDefinition()
                .revision();
    }

    @Test
    @Ground("documented: DescribeTaskDefinition: tags come when included")
    default void describeTaskDefinition_include_addsTags() {
        client().registerTaskDefinition(r -> r.family("app")
                .tags(ClusterContract.TEAM)
                .containerDefinitions(ContractWorld.container("app", "app:1")));

        assertThat(client().describeTaskDefinition(r -> r.taskDefinition("app")).tags())
                .isEmpty();
        assertThat(client().describeTaskDefinition(r -> r.taskDefinition("app").include(TaskDefinitionField.TAGS))
                        .tags())
                .containsExactly(ClusterContract.TEAM);
    }

    @Test
    @Ground("observed: DescribeTaskDefinition: the text")
    default void describeTaskDefinition_unknown_isRefused() {
        register("app");

        for (String unknown : List.of("other", "app:2")) {
            assertRefused(
                    ClientException.class,
                    "Unable to describe task definition.",
                    () -> client().describeTaskDefinition(r -> r.taskDefinition(unknown)));
        }
    }

    @Test
    @Ground("documented: ListTaskDefinitions: family, status, sort")
    default void listTaskDefinitions_filteredAndSorted() {
        register("b");
        register("a");
        register("a");
        client().deregisterTaskDefinition(r -> r.taskDefinition("a:1"));

        assertThat(client().listTaskDefinitions().taskDefinitionArns())
                .containsExactly(arn("task-definition/a:2"), arn("task-definition/b:1"));
        assertThat(client().listTaskDefinitions(r -> r.sort(SortOrder.DESC)).taskDefinitionArns())
                .containsExactly(arn("task-definition/b:1"), arn("task-definition/a:2"));
        assertThat(client().listTaskDefinitions(r -> r.status(TaskDefinitionStatus.INACTIVE))
                        .taskDefinitionArns())
                .containsExactly(arn("task-definition/a:1"));
        assertThat(client().listTaskDefinitions(r -> r.familyPrefix("b")).taskDefinitionArns())
                .containsExactly(arn("task-definition/b:1"));
    }

    @Test
    @Ground("documented: ListTaskDefinitions: maxResults and nextToken")
    default void listTaskDefinitions_pageByPage_answersEachOnce() {
        register("a");
        register("b");

        ListTaskDefinitionsResponse first = client().listTaskDefinitions(r -> r.maxResults(1));
        ListTaskDefinitionsResponse second = client().listTaskDefinitions(r -> r.nextToken(first.nextToken()));

        assertThat(first.taskDefinitionArns()).containsExactly(arn("task-definition/a:1"));
        assertThat(second.taskDefinitionArns()).containsExactly(arn("task-definition/b:1"));
        assertThat(second.nextToken()).isNull();
    }

    @Test
    @Ground("documented: DeregisterTaskDefinition: INACTIVE, still described")
    default void deregisterTaskDefinition_revision_turnsInactive() {
        register("app");
        register("app");

        TaskDefinition gone = client().deregisterTaskDefinition(r -> r.taskDefinition("app:2"))
                .taskDefinition();

        assertThat(gone.status()).isEqualTo(TaskDefinitionStatus.INACTIVE);
        assertThat(gone.deregisteredAt()).isEqualTo(START);
        assertThat(describedRevision("app")).isEqualTo(1);
        assertThat(describedRevision("app:2")).isEqualTo(2);
    }

    @Test
    @Ground("documented: DeregisterTaskDefinition: a revision is required; inferred: the texts")
    default void deregisterTaskDefinition_withoutOrUnknownRevision_isRefused() {
        register("app");

        assertInvalid("Revision is missing.", () -> client().deregisterTaskDefinition(r -> r.taskDefinition("app")));
        assertRefused(
                ClientException.class,
                "The specified task definition does not exist.",
                () -> client().deregisterTaskDefinition(r -> r.taskDefinition("app:7")));
    }

    @Test
    @Ground("documented: ListTaskDefinitionFamilies: a family is ACTIVE while one of its revisions is")
    default void listTaskDefinitionFamilies_byStatus_tellsThem() {
        clusterAndDefinition();
        client().registerTaskDefinition(
                        r -> r.family("gone").containerDefinitions(ContractWorld.container("app", "app:1")));
        client().deregisterTaskDefinition(r -> r.taskDefinition("gone:1"));

        assertThat(client().listTaskDefinitionFamilies(r -> r.status("ACTIVE")).families())
                .containsExactly("app");
        assertThat(client().listTaskDefinitionFamilies(r -> r.status("INACTIVE"))
                        .families())
                .containsExactly("gone");
        assertThat(client().listTaskDefinitionFamilies(r -> r.familyPrefix("a")).families())
                .containsExactly("app");
        assertInvalid(
                "maxResults must be between 1 and 100.",
                () -> client().listTaskDefinitionFamilies(r -> r.maxResults(0)));
    }
}
