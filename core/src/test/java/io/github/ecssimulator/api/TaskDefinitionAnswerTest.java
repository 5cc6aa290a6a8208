package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.container;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.ContainerDefinition.ContainerDependency;
import io.github.ecssimulator.api.ContainerDefinition.HealthCheck;
import io.github.ecssimulator.api.ContainerDefinition.LogConfiguration;
import io.github.ecssimulator.api.ContainerDefinition.PortMapping;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a described task definition has, given or not. */
class TaskDefinitionAnswerTest {
    private final ApiCalls api = new ApiCalls(EcsSimulator.create());

    private TaskDefinition register(UnaryOperator<RegisterTaskDefinitionBuilder> members) {
        return api.call(RegisterTaskDefinition.request(members)).taskDefinition();
    }

    private ContainerDefinition registered(String networkMode, ContainerDefinition container) {
        return register(r -> r.family("app").networkMode(networkMode).containerDefinitions(List.of(container)))
                .containerDefinitions()
                .get(0);
    }

    @Test
    void taskDefinition_nothingGiven_hasItsEmptyListsAndWhoRegisteredIt() {
        TaskDefinition definition = api.register("app");

        assertThat(definition.volumes()).isEmpty();
        assertThat(definition.placementConstraints()).isEmpty();
        assertThat(definition.requiresAttributes()).isEmpty();
        assertThat(definition.registeredBy()).isEqualTo("arn:aws:iam::123456789012:root");
    }

    @Test
    void container_nothingGiven_hasTheDefaults() {
        ContainerDefinition container = registered(null, container("app"));

        assertThat(container.cpu()).isZero();
        assertThat(container.essential()).isTrue();
        assertThat(container.environment()).isEmpty();
        assertThat(container.portMappings()).isEmpty();
        assertThat(container.mountPoints()).isEmpty();
        assertThat(container.volumesFrom()).isEmpty();
        assertThat(container.systemControls()).isEmpty();
        assertThat(container.healthCheck()).isNull();
    }

    @Test
    void portMapping_onlyTheContainerPortGiven_isCompletedByTheMode() {
        PortMapping given = new PortMapping(80, null, null, null, null, null);

        assertThat(port("awsvpc", given).hostPort()).isEqualTo(80);
        assertThat(port("host", given).hostPort()).isEqualTo(80);
        assertThat(port("bridge", given).hostPort()).isZero();
        assertThat(port(null, given).hostPort()).isZero();
        assertThat(port(null, given).protocol()).isEqualTo("tcp");
    }

    @Test
    void portMapping_given_staysAsItIs() {
        PortMapping given = new PortMapping(80, 8080, "udp", "web", "http", null);
        PortMapping range = new PortMapping(null, null, "udp", null, null, "80-90");

        assertThat(port("bridge", given)).isEqualTo(given);
        assertThat(port("bridge", range)).isEqualTo(range);
    }

    private PortMapping port(String networkMode, PortMapping given) {
        return registered(networkMode, container("app", c -> c.portMappings(List.of(given))))
                .portMappings()
                .get(0);
    }

    @Test
    void healthCheck_onlyTheCommandGiven_isCompleted() {
        HealthCheck given = new HealthCheck(List.of("CMD", "true"), null, null, null, null);

        assertThat(registered(null, container("app", c -> c.healthCheck(given))).healthCheck())
                .isEqualTo(new HealthCheck(List.of("CMD", "true"), 30, 5, 3, null));
    }

    @Test
    void requiresAttributes_followFromWhatTheDefinitionUses() {
        LogConfiguration log =
                new LogConfiguration("awslogs", Map.of("awslogs-group", "g", "awslogs-region", "r"), null);
        TaskDefinition definition = register(r -> r.family("app")
                .networkMode("awsvpc")
                .taskRoleArn("arn:aws:iam::123456789012:role/task")
                .executionRoleArn("arn:aws:iam::123456789012:role/execution")
                .containerDefinitions(List.of(container(
                        "app",
                        c -> c.image("123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1")
                                .logConfiguration(log)))));

        assertThat(definition.requiresAttributes())
                .extracting(attribute -> attribute.text("name"))
                .containsExactly(
                        "com.amazonaws.ecs.capability.logging-driver.awslogs",
                        "ecs.capability.execution-role-awslogs",
                        "com.amazonaws.ecs.capability.ecr-auth",
                        "com.amazonaws.ecs.capability.docker-remote-api.1.19",
                        "com.amazonaws.ecs.capability.task-iam-role",
                        "ecs.capability.execution-role-ecr-pull",
                        "com.amazonaws.ecs.capability.docker-remote-api.1.18",
                        "ecs.capability.task-eni");
    }

    @Test
    void requiresAttributes_followFromWhatTheContainersAsk() {
        HealthCheck check = new HealthCheck(List.of("CMD", "true"), null, null, null, null);
        TaskDefinition definition = register(r -> r.family("app")
                .containerDefinitions(List.of(
                        container("log", c -> c.healthCheck(check)),
                        container("app", c -> c.dependsOn(List.of(new ContainerDependency("log", "START")))))));

        assertThat(definition.requiresAttributes())
                .extracting(attribute -> attribute.text("name"))
                .containsExactly("ecs.capability.container-health-check", "ecs.capability.container-ordering");
    }

    @Test
    void taskDefinition_thatNoCallRegistered_hasTheDefaultsToo() {
        api.ecs().createCluster("media").createService("web", 1);

        TaskDefinition definition =
                api.call(new DescribeTaskDefinition.Request("web", null)).taskDefinition();

        assertThat(definition.volumes()).isEmpty();
        assertThat(definition.containerDefinitions()).singleElement().satisfies(container -> {
            assertThat(container.name()).isEqualTo("web");
            assertThat(container.cpu()).isZero();
            assertThat(container.essential()).isTrue();
            assertThat(container.mountPoints()).isEmpty();
        });
    }
}
