package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static io.github.ecssimulator.api.ApiCalls.container;
import static io.github.ecssimulator.api.ApiCalls.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.api.ContainerDefinition.ContainerRestartPolicy;
import io.github.ecssimulator.api.TaskDefinition.TaskDefinitionPlacementConstraint;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskDefinitionOperationsTest {
    private final ApiCalls api = new ApiCalls(EcsSimulator.create());

    private RegisterTaskDefinition.Response register(UnaryOperator<RegisterTaskDefinitionBuilder> members) {
        return api.call(RegisterTaskDefinition.request(members));
    }

    @Test
    void register_withEverything_answersIt() {
        Map<String, String> labels = new LinkedHashMap<>(Map.of("b", "2"));
        labels.put("a", "1");
        ContainerDefinition container =
                container("app", c -> c.dockerLabels(labels).stopTimeout(60));

        RegisterTaskDefinition.Response response = register(r -> r.family("app")
                .containerDefinitions(List.of(container))
                .networkMode("awsvpc")
                .requiresCompatibilities(List.of("FARGATE"))
                .cpu("256")
                .memory("512")
                .taskRoleArn("arn:aws:iam::123456789012:role/app")
                .tags(List.of(tag("team", "video")))
                .placementConstraints(List.of(new TaskDefinitionPlacementConstraint("memberOf", "x"))));

        TaskDefinition definition = response.taskDefinition();
        assertThat(definition.taskDefinitionArn()).isEqualTo(ARN + "task-definition/app:1");
        assertThat(definition.containerDefinitions().get(0).stopTimeout()).isEqualTo(60);
        assertThat(definition.containerDefinitions().get(0).dockerLabels()).containsOnlyKeys("b", "a");
        assertThat(definition.status()).isEqualTo("ACTIVE");
        assertThat(definition.revision()).isEqualTo(1);
        assertThat(definition.compatibilities()).containsExactly("EC2", "MANAGED_INSTANCES", "FARGATE");
        assertThat(definition.placementConstraints()).hasSize(1);
        assertThat(definition.registeredAt()).isEqualTo(TestWorld.START);
        assertThat(definition.deregisteredAt()).isNull();
        assertThat(response.tags()).containsExactly(tag("team", "video"));
    }

    @Test
    void register_again_isTheNextRevision() {
        api.register("app");
        TaskDefinition second = api.register("app");

        assertThat(second.revision()).isEqualTo(2);
        assertThat(second.compatibilities()).containsExactly("EXTERNAL", "EC2");
        assertThat(api.register("other").revision()).isEqualTo(1);
    }

    @Test
    void register_withoutFamily_isRefused() {
        api.refused("ClientException", "Family can not be blank.", RegisterTaskDefinition.request(r -> r));
        api.refused("ClientException", "Family can not be blank.", RegisterTaskDefinition.request(r -> r.family(" ")));
        api.refused(
                "ClientException",
                "Family contains invalid characters.",
                RegisterTaskDefinition.request(r -> r.family("a/b")));
    }

    @Test
    void register_badContainers_areRefused() {
        refusedContainers("Container list cannot be empty.", List.of());
        refusedContainers(
                "Container.name should not be null or empty.",
                List.of(ContainerDefinition.of(c -> c.image("x").memory(1))));
        refusedContainers(
                "Container.image should not be null or empty.",
                List.of(ContainerDefinition.of(c -> c.name("x").image("").memory(1))));
        refusedContainers(
                "Invalid setting for container 'x'. At least one of 'memory' or 'memoryReservation' must be specified.",
                List.of(ContainerDefinition.of(c -> c.name("x").image("x"))));
        api.refused(
                "ClientException",
                "Container list cannot be empty.",
                RegisterTaskDefinition.request(r -> r.family("app")));
    }

    private void refusedContainers(String message, List<ContainerDefinition> containers) {
        api.refused(
                "ClientException",
                message,
                RegisterTaskDefinition.request(r -> r.family("app").containerDefinitions(containers)));
    }

    @Test
    void register_memoryReservationOrTaskMemory_isEnough() {
        register(r -> r.family("app")
                .containerDefinitions(List.of(
                        ContainerDefinition.of(c -> c.name("x").image("x").memoryReservation(64)))));
        assertThat(register(r -> r.family("app")
                                .memory("512")
                                .containerDefinitions(List.of(
                                        ContainerDefinition.of(c -> c.name("x").image("x")))))
                        .taskDefinition()
                        .revision())
                .isEqualTo(2);
    }

    @Test
    void register_forFargate_needsModeAndSize() {
        refusedFargate("Fargate only supports network mode 'awsvpc'.", "bridge", "256", "512");
        refusedFargate("Fargate requires that 'cpu' be defined at the task level.", "awsvpc", null, "512");
        refusedFargate("Fargate requires that 'memory' be defined at the task level.", "awsvpc", "256", "");
    }

    private void refusedFargate(String message, String mode, String cpu, String memory) {
        api.refused(
                "ClientException",
                message,
                RegisterTaskDefinition.request(r -> r.family("app")
                        .requiresCompatibilities(List.of("FARGATE"))
                        .networkMode(mode)
                        .cpu(cpu)
                        .memory(memory)
                        .containerDefinitions(List.of(container("app")))));
    }

    @Test
    void register_longStopTimeout_isRefusedOnFargateOnly() {
        List<ContainerDefinition> slow = List.of(container("app", c -> c.stopTimeout(121)));
        register(r -> r.family("app").containerDefinitions(slow));
        api.invalid(
                "stopTimeout must be between 0 and 120.",
                RegisterTaskDefinition.request(r -> r.family("app")
                        .requiresCompatibilities(List.of("FARGATE"))
                        .networkMode("awsvpc")
                        .cpu("256")
                        .memory("512")
                        .containerDefinitions(slow)));
    }

    @Test
    void register_restartPolicy_isRefusedByNameAndReportedAtTheEnd() {
        ContainerDefinition restarting =
                container("app", c -> c.restartPolicy(new ContainerRestartPolicy(true, null, null)));

        assertThatThrownBy(() -> register(r -> r.family("app").containerDefinitions(List.of(restarting))))
                .isInstanceOfSatisfying(EcsException.class, e -> {
                    assertThat(e.error().statusCode()).isEqualTo(501);
                    assertThat(e.error().code()).isEqualTo("ParameterNotModelledException");
                });
        assertThatThrownBy(api.ecs()::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("RegisterTaskDefinition with containerDefinitions.restartPolicy");
    }

    @Test
    void register_restartPolicySwitchedOff_isTaken() {
        ContainerDefinition plain =
                container("app", c -> c.restartPolicy(new ContainerRestartPolicy(false, null, null)));

        assertThat(register(r -> r.family("app").containerDefinitions(List.of(plain)))
                        .taskDefinition()
                        .containerDefinitions())
                .extracting(ContainerDefinition::restartPolicy)
                .containsExactly(plain.restartPolicy());
    }

    @Test
    void describe_byFamilyRevisionOrArn_findsIt() {
        api.register("app");
        api.register("app");

        assertThat(describe("app").revision()).isEqualTo(2);
        assertThat(describe("app:1").revision()).isEqualTo(1);
        assertThat(describe(ARN + "task-definition/app:2").revision()).isEqualTo(2);
        assertThat(describe(ARN + "task-definition/app").revision()).isEqualTo(2);
    }

    private TaskDefinition describe(String name) {
        return api.call(new DescribeTaskDefinition.Request(name, null)).taskDefinition();
    }

    @Test
    void describe_madeByTheTest_hasOneContainerNamedLikeTheFamily() {
        api.ecs().registerTaskDefinition("app");

        assertThat(describe("app").containerDefinitions())
                .extracting(ContainerDefinition::name)
                .containsExactly("app");
    }

    @Test
    void describe_tags_onlyWhenAskedFor() {
        register(r ->
                r.family("app").containerDefinitions(List.of(container("app"))).tags(List.of(tag("a", "1"))));

        assertThat(api.call(new DescribeTaskDefinition.Request("app", null)).tags())
                .isEmpty();
        assertThat(api.call(new DescribeTaskDefinition.Request("app", List.of("TAGS")))
                        .tags())
                .containsExactly(tag("a", "1"));
    }

    @Test
    void describe_unknownOrMalformed_isRefused() {
        api.register("app");
        for (String unknown : List.of("other", "app:2", ARN + "task-definition/other:1")) {
            api.refused(
                    "ClientException",
                    "Unable to describe task definition.",
                    new DescribeTaskDefinition.Request(unknown, null));
        }
        api.invalid("Invalid revision number. Number: one", new DescribeTaskDefinition.Request("app:one", null));
        api.invalid("Family should not be null or empty.", new DescribeTaskDefinition.Request(null, null));
        api.invalid("Family should not be null or empty.", new DescribeTaskDefinition.Request("", null));
        api.invalid("Unsupported resource type: task", new DescribeTaskDefinition.Request(ARN + "task/app:1", null));
    }

    @Test
    void deregister_revision_isInactiveAndStillDescribed() {
        api.register("app");
        api.register("app");

        TaskDefinition gone =
                api.call(new DeregisterTaskDefinition.Request("app:2")).taskDefinition();
        api.call(new DeregisterTaskDefinition.Request("app:2"));

        assertThat(gone.status()).isEqualTo("INACTIVE");
        assertThat(gone.deregisteredAt()).isEqualTo(TestWorld.START);
        assertThat(describe("app").revision()).isEqualTo(1);
        assertThat(describe("app:2").status()).isEqualTo("INACTIVE");
    }

    @Test
    void deregister_badInput_isRefused() {
        api.register("app");
        api.invalid("Revision is missing.", new DeregisterTaskDefinition.Request("app"));
        api.invalid("Family should not be null or empty.", new DeregisterTaskDefinition.Request(null));
        api.invalid("Family should not be null or empty.", new DeregisterTaskDefinition.Request(" "));
        api.refused(
                "ClientException",
                "The specified task definition does not exist.",
                new DeregisterTaskDefinition.Request("app:7"));
    }

    @Test
    void list_revisions_areInTheOrderOfTheirNumbers() { // documented: ListTaskDefinitions
        IntStream.rangeClosed(1, 10).forEach(revision -> api.register("a"));

        assertThat(list(r -> r)).startsWith("a:1", "a:2").endsWith("a:9", "a:10");
        assertThat(list(r -> r.sort("DESC"))).startsWith("a:10", "a:9").endsWith("a:2", "a:1");
    }

    @Test
    void list_byFamilyStatusAndSort() {
        api.register("b");
        api.register("a");
        api.register("a");
        api.call(new DeregisterTaskDefinition.Request("a:1"));

        assertThat(list(r -> r)).containsExactly("a:2", "b:1");
        assertThat(list(r -> r.sort("DESC"))).containsExactly("b:1", "a:2");
        assertThat(list(r -> r.status("INACTIVE"))).containsExactly("a:1");
        assertThat(list(r -> r.status("DELETE_IN_PROGRESS"))).isEmpty();
        assertThat(list(r -> r.familyPrefix("a"))).containsExactly("a:2");
        api.invalid(
                "status must be one of [ACTIVE, INACTIVE, DELETE_IN_PROGRESS], but was GONE.",
                new ListTaskDefinitions.Request(null, "GONE", null, null, null));
        api.invalid(
                "sort must be one of [ASC, DESC], but was UP.",
                new ListTaskDefinitions.Request(null, null, "UP", null, null));
    }

    private List<String> list(UnaryOperator<ListTaskDefinitionsBuilder> members) {
        return api.call(ListTaskDefinitions.request(members)).taskDefinitionArns().stream()
                .map(arn -> arn.substring(arn.indexOf('/') + 1))
                .toList();
    }

    @Test
    void delete_inactiveRevision_isInProgressAndStartsNothingMore() {
        api.register("old");
        api.register("old");
        api.call(new DeregisterTaskDefinition.Request("old:1"));

        DeleteTaskDefinitions.Response answer =
                api.call(new DeleteTaskDefinitions.Request(List.of("old:1", "old:1", "old:2", "old:3")));

        assertThat(answer.taskDefinitions()).singleElement().satisfies(deleted -> {
            assertThat(deleted.status()).isEqualTo("DELETE_IN_PROGRESS");
            assertThat(deleted.deleteRequestedAt()).isEqualTo(TestWorld.START);
            assertThat(deleted.deregisteredAt()).isEqualTo(TestWorld.START);
        });
        assertThat(answer.failures())
                .containsExactly(
                        new Failure(
                                ARN + "task-definition/old:2",
                                "The specified task definition is still in ACTIVE status. Please deregister the target"
                                        + " and try again.",
                                null),
                        new Failure("old:3", "MISSING", null));
        assertThat(list(r -> r.status("DELETE_IN_PROGRESS"))).containsExactly("old:1");
        assertThat(list(r -> r.status("INACTIVE"))).doesNotContain("old:1");
        assertThat(api.call(new DescribeTaskDefinition.Request("old:1", null))
                        .taskDefinition()
                        .status())
                .isEqualTo("DELETE_IN_PROGRESS");
    }

    @Test
    void delete_badInput_isRefused() {
        api.invalid("TaskDefinitions cannot be empty.", new DeleteTaskDefinitions.Request(null));
        api.invalid(
                "taskDefinitions can have at most 10 items.",
                new DeleteTaskDefinitions.Request(Collections.nCopies(11, "old:1")));
        api.invalid("Revision is missing.", new DeleteTaskDefinitions.Request(List.of("old")));
    }

    private ListTaskDefinitionFamilies.Response families(String prefix, String status, String token, Integer max) {
        return api.call(new ListTaskDefinitionFamilies.Request(prefix, status, token, max));
    }

    @Test
    void listFamilies_byPrefixAndStatus_pageByPage() {
        api.register("zeta-b");
        api.register("zeta-a");
        api.register("zeta-gone");
        api.call(new DeregisterTaskDefinition.Request("zeta-gone:1"));

        assertThat(families("zeta", null, null, null).families()).containsExactly("zeta-a", "zeta-b", "zeta-gone");
        assertThat(families("zeta", "ALL", null, null).families()).hasSize(3);
        assertThat(families("zeta", "ACTIVE", null, null).families()).containsExactly("zeta-a", "zeta-b");
        assertThat(families("zeta", "INACTIVE", null, null).families()).containsExactly("zeta-gone");
        ListTaskDefinitionFamilies.Response first = families("zeta", null, null, 2);
        assertThat(families("zeta", null, first.nextToken(), 2).families()).containsExactly("zeta-gone");
        api.invalid(
                "status must be one of [ACTIVE, INACTIVE, ALL], but was GONE.",
                new ListTaskDefinitionFamilies.Request(null, "GONE", null, null));
    }
}
