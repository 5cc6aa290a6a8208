package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.container;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.ContainerDefinition.ContainerDependency;
import io.github.ecssimulator.api.ContainerDefinition.HealthCheck;
import io.github.ecssimulator.api.ContainerDefinition.LogConfiguration;
import io.github.ecssimulator.api.ContainerDefinition.PortMapping;
import io.github.ecssimulator.api.ContainerDefinition.Secret;
import io.github.ecssimulator.api.TaskDefinition.EphemeralStorage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What RegisterTaskDefinition refuses, each with the ground beside the rule in the code. */
class TaskDefinitionRulesTest {
    private static final UnaryOperator<RegisterTaskDefinitionBuilder> FARGATE = TaskDefinitionRulesTest::onFargate;
    private static final UnaryOperator<RegisterTaskDefinitionBuilder> PLAIN = UnaryOperator.identity();

    private final ApiCalls api = new ApiCalls(EcsSimulator.create());

    @ParameterizedTest
    @CsvSource({
        "256, 512",
        "256, 1024",
        "256, 2048",
        "512, 1024",
        "512, 2048",
        "512, 3072",
        "512, 4096",
        "1024, 2048",
        "1024, 5120",
        "1024, 8192",
        "2048, 4096",
        "2048, 5120",
        "2048, 16384",
        "4096, 8192",
        "4096, 9216",
        "4096, 30720",
        "8192, 16384",
        "8192, 20480",
        "8192, 61440",
        "16384, 32768",
        "16384, 40960",
        "16384, 122880"
    })
    void register_sizeThatFargateHas_isTakenAndFitsFargate(String cpu, String memory) {
        assertThat(fargate(cpu, memory).compatibilities()).contains("FARGATE");
    }

    @ParameterizedTest
    @CsvSource({
        "256, 256",
        "256, 1536",
        "256, 3072",
        "256, 4096",
        "512, 512",
        "512, 1536",
        "512, 5120",
        "1024, 1024",
        "1024, 2560",
        "1024, 9216",
        "2048, 3072",
        "2048, 17408",
        "2048, 4608",
        "4096, 4096",
        "4096, 31744",
        "4096, 32768",
        "8192, 8192",
        "8192, 17408",
        "8192, 65536",
        "16384, 16384",
        "16384, 36864",
        "16384, 131072",
        "128, 512",
        "768, 2048",
        "3072, 8192",
        "32768, 122880"
    })
    void register_sizeThatFargateHasNot_isRefused(String cpu, String memory) {
        refused(
                "No Fargate configuration exists for given values: " + cpu + " CPU, " + memory
                        + " memory. See the Amazon ECS documentation for the valid values.",
                with(FARGATE, r -> r.cpu(cpu).memory(memory)),
                container("app"));
    }

    @ParameterizedTest
    @CsvSource({
        "1 vCPU, 2GB, 1024, 2048",
        ".25 vCPU, 0.5 GB, 256, 512",
        "0.5vcpu, 4 gb, 512, 4096",
        "16 VCPU, 120 GB, 16384, 122880"
    })
    void register_sizeWithUnits_isAnsweredInUnitsAndMebibytes(
            String cpu, String memory, String units, String mebibytes) {
        TaskDefinition definition = fargate(cpu, memory);

        assertThat(definition.cpu()).isEqualTo(units);
        assertThat(definition.memory()).isEqualTo(mebibytes);
    }

    private static RegisterTaskDefinitionBuilder onFargate(RegisterTaskDefinitionBuilder r) {
        return r.requiresCompatibilities(List.of("FARGATE"))
                .networkMode("awsvpc")
                .cpu("1024")
                .memory("2048");
    }

    private TaskDefinition fargate(String cpu, String memory) {
        return register(with(FARGATE, r -> r.cpu(cpu).memory(memory)), container("app"));
    }

    @Test
    void register_sizesOnEc2_areNotThoseOfFargate() {
        TaskDefinition odd = register(r -> r.cpu("768").memory("777"), container("app"));

        assertThat(odd.cpu()).isEqualTo("768");
        assertThat(odd.memory()).isEqualTo("777");
        assertThat(odd.compatibilities()).containsExactly("EXTERNAL", "EC2");
    }

    @Test
    void register_oddSizeWithItsOwnInterface_doesNotFitFargate() {
        TaskDefinition odd = register(r -> r.networkMode("awsvpc").cpu("1024").memory("1024"), container("app"));

        assertThat(odd.compatibilities()).containsExactly("EXTERNAL", "EC2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "1 CPU", "vCPU", "-256", "127", "196609", "1e3", "99999999999999"})
    void register_cpuThatIsNone_isRefused(String cpu) {
        refused("Invalid 'cpu' setting for task.", r -> r.cpu(cpu), container("app"));
    }

    @ParameterizedTest
    @CsvSource({"128, 1", "196608, 1048576"})
    void register_sizeAtTheBoundsOfEc2_isTaken(String cpu, String memory) { // documented: task_definition_parameters
        TaskDefinition definition = register(
                r -> r.cpu(cpu).memory(memory),
                container("app", c -> c.memory(null).memoryReservation(1)));

        assertThat(definition.cpu()).isEqualTo(cpu);
        assertThat(definition.memory()).isEqualTo(memory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "much", "2 TB", "GB", "-1", "0", "99999999999999"})
    void register_memoryThatIsNone_isRefused(String memory) {
        refused("Invalid 'memory' setting for task.", r -> r.memory(memory), container("app"));
    }

    @Test
    void register_wordsThatEcsDoesNotHave_areRefused() {
        refused(
                "Invalid 'networkMode' setting for task definition. Valid values: bridge, host, awsvpc, none, default.",
                r -> r.networkMode("vpc"),
                container("app"));
        refused(
                "Invalid 'requiresCompatibilities' setting for task definition."
                        + " Valid values: EC2, FARGATE, EXTERNAL, MANAGED_INSTANCES.",
                r -> r.requiresCompatibilities(List.of("EC2", "LAMBDA")),
                container("app"));
    }

    @Test
    void register_namesOfContainers_areDistinctAndPlain() {
        refused("Container.name contains invalid characters.", PLAIN, container("my app"));
        refused("Container.name contains invalid characters.", PLAIN, container("a".repeat(256)));
        refused(
                "Container names should be unique. Found more than one 'app'.",
                PLAIN,
                container("app"),
                container("web"),
                container("app"));
        assertThat(register(PLAIN, container("My_app-2"), container("a".repeat(255)))
                        .containerDefinitions())
                .hasSize(2);
    }

    @Test
    void register_moreThanTenContainers_areRefused() {
        ContainerDefinition[] ten =
                IntStream.range(0, 10).mapToObj(i -> container("c" + i)).toArray(ContainerDefinition[]::new);
        ContainerDefinition[] eleven = Arrays.copyOf(ten, 11);
        eleven[10] = container("c10");

        assertThat(register(PLAIN, ten).containerDefinitions()).hasSize(10);
        refused("Too many containers.", PLAIN, eleven);
    }

    @Test
    void register_withoutAnEssentialContainer_isRefused() {
        refused(
                "Task definition doesn't have any essential container.",
                PLAIN,
                container("a", c -> c.essential(false)),
                container("b", c -> c.essential(false)));
        register(PLAIN, container("a", c -> c.essential(false)), container("b"));
    }

    @Test
    void register_memoryOfContainers_fits() {
        refused(
                "Invalid setting for container 'app'. 'memory' must be greater than or equal to 'memoryReservation'.",
                PLAIN,
                container("app", c -> c.memoryReservation(129)));
        refused(
                "The 'memory' setting for container 'app' is greater than for the task.",
                r -> r.memory("512"),
                container("app", c -> c.memory(513)));
        refused(
                "The sum of all container 'memoryReservation' values cannot be greater than the value of the task"
                        + " 'memory'.",
                r -> r.memory("512"),
                container("a", c -> c.memory(512).memoryReservation(300)),
                container("b", c -> c.memory(512).memoryReservation(213)));
        register(r -> r.memory("512"), container("app", c -> c.memory(512).memoryReservation(512)));
    }

    @Test
    void register_cpuOfContainers_fits() {
        refused(
                "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
                r -> r.cpu("256"),
                container("a", c -> c.cpu(200)),
                container("b", c -> c.cpu(57)));
        register(r -> r.cpu("256"), container("a", c -> c.cpu(200)), container("b", c -> c.cpu(56)));
    }

    @Test
    void register_dependencies_areThereAndReachable() {
        refused(
                "Invalid 'dependsOn' setting for container 'app'. Unknown container: 'db'.",
                PLAIN,
                container("app", c -> c.dependsOn(dependsOn("db", "START"))));
        refused(
                "Invalid 'dependsOn' setting for container 'app'. Unknown condition: 'READY'.",
                PLAIN,
                container("app", c -> c.dependsOn(dependsOn("db", "READY"))),
                container("db"));
        refused(
                "A dependency container with HEALTHY condition must have a health check",
                PLAIN,
                container("app", c -> c.dependsOn(dependsOn("db", "HEALTHY"))),
                container("db"));
        for (String end : List.of("SUCCESS", "COMPLETE")) {
            refused(
                    "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container",
                    PLAIN,
                    container("app", c -> c.dependsOn(dependsOn("db", end))),
                    container("db"));
            register(
                    PLAIN,
                    container("app", c -> c.dependsOn(dependsOn("db", end))),
                    container("db", c -> c.essential(false)));
        }
    }

    @Test
    void register_dependenciesInACircle_areRefused() {
        String refusal = "Container dependencies should not have a cycle";
        refused(refusal, PLAIN, container("a", c -> c.dependsOn(dependsOn("a", "START"))));
        refused(
                refusal,
                PLAIN,
                container("a", c -> c.dependsOn(dependsOn("b", "START"))),
                container("b", c -> c.dependsOn(dependsOn("c", "START"))),
                container("c", c -> c.dependsOn(dependsOn("a", "START"))));
        register(
                PLAIN,
                container("a", c -> c.dependsOn(List.of(dependency("b", "START"), dependency("c", "START")))),
                container("b", c -> c.dependsOn(dependsOn("c", "START"))),
                container("c"));
    }

    private static List<ContainerDependency> dependsOn(String container, String condition) {
        return List.of(dependency(container, condition));
    }

    private static ContainerDependency dependency(String container, String condition) {
        return new ContainerDependency(container, condition);
    }

    @Test
    void register_links_areThereAndOfTheBridge() {
        refused(
                "Invalid 'links' setting. Unknown container: 'db'.",
                PLAIN,
                container("a", c -> c.links(List.of("db:x"))));
        refused(
                "Container links should not have a cycle",
                PLAIN,
                container("a", c -> c.links(List.of("b"))),
                container("b", c -> c.links(List.of("a:alias"))));
        refused(
                "Links are not supported when networkMode=host.",
                r -> r.networkMode("host"),
                container("a", c -> c.links(List.of("b"))),
                container("b"));
        register(PLAIN, container("a", c -> c.links(List.of("b:alias"))), container("b"));
    }

    @Test
    void register_volumes_areThere() {
        ContainerDefinition mounting = container(
                "app", c -> c.mountPoints(List.of(Structure.of("sourceVolume", "data", "containerPath", "/d"))));
        ContainerDefinition sharing =
                container("app", c -> c.volumesFrom(List.of(Structure.of("sourceContainer", "db"))));

        refused("Unknown volume 'data'.", PLAIN, mounting);
        refused("Unknown volume 'data'.", r -> r.volumes(List.of(Structure.of("name", "other"))), mounting);
        refused("Invalid 'volumesFrom' setting. Unknown container: 'db'.", PLAIN, sharing);
        register(r -> r.volumes(List.of(Structure.of("name", "data"))), mounting);
        register(PLAIN, sharing, container("db"));
    }

    @Test
    void register_ports_areThoseOfTheirMode() {
        refusedPort("Invalid 'containerPort' setting for container 'app'.", null, port(null, 80, "tcp"));
        refusedPort("Invalid 'containerPort' setting for container 'app'.", null, port(65_536, null, "tcp"));
        refusedPort("Invalid 'hostPort' setting for container 'app'.", null, port(80, -1, "tcp"));
        refusedPort("Invalid 'protocol' setting for container 'app'.", null, port(80, 80, "http"));
        for (String mode : List.of("awsvpc", "host")) {
            refusedPort(
                    "When networkMode=" + mode + ", the host ports and container ports in port mappings must match.",
                    mode,
                    port(80, 8080, "tcp"));
            register(
                    r -> r.networkMode(mode),
                    container("app", c -> c.portMappings(List.of(port(80, 80, "tcp"), port(81, 0, "tcp")))));
        }
        refusedPort("When networkMode=none, port mappings cannot be specified.", "none", port(80, null, null));
    }

    @Test
    void register_portsAtTheirBounds_areTaken() {
        refusedPort("Invalid 'containerPort' setting for container 'app'.", null, port(0, null, "tcp"));
        refusedPort("Invalid 'hostPort' setting for container 'app'.", null, port(80, 65_536, "tcp"));
        register(PLAIN, container("app", c -> c.portMappings(List.of(port(1, 65_535, "tcp"), port(65_535, 1, "tcp")))));
    }

    private void refusedPort(String message, String mode, PortMapping port) {
        refused(message, r -> r.networkMode(mode), container("app", c -> c.portMappings(List.of(port))));
    }

    @Test
    void register_oneHostPortTwice_isRefused() {
        ContainerDefinition web = container("web", c -> c.portMappings(List.of(port(80, 3000, "tcp"))));

        refused(
                "TCP host port '3000' is mapped multiple times in task.",
                PLAIN,
                web,
                container("api", c -> c.portMappings(List.of(port(81, 3000, null)))));
        refused(
                "UDP host port '80' is mapped multiple times in task.",
                r -> r.networkMode("awsvpc"),
                container("a", c -> c.portMappings(List.of(port(80, null, "udp")))),
                container("b", c -> c.portMappings(List.of(port(80, 80, "udp")))));
        register(
                PLAIN,
                web,
                container(
                        "api",
                        c -> c.portMappings(List.of(port(3000, 3000, "udp"), port(81, 0, null), port(81, 0, null)))));
    }

    private static PortMapping port(Integer inside, Integer outside, String protocol) {
        return new PortMapping(inside, outside, protocol, null, null, null);
    }

    @Test
    void register_whatNeedsAnExecutionRole_isRefusedWithoutOne() {
        LogConfiguration log = new LogConfiguration(
                "awslogs", Map.of("awslogs-group", "g", "awslogs-region", "r", "awslogs-stream-prefix", "p"), null);
        String ecr = "123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1";
        List<Secret> secrets = List.of(new Secret("KEY", "arn:x"));

        refused(
                "Fargate requires task definition to have execution role ARN to support log driver awslogs.",
                FARGATE,
                container("app", c -> c.logConfiguration(log)));
        refused(
                "Fargate requires task definition to have execution role ARN to support ECR images.",
                FARGATE,
                container("app", c -> c.image(ecr)));
        refused(
                "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
                PLAIN,
                container("app", c -> c.secrets(secrets)));
        register(
                with(FARGATE, r -> r.executionRoleArn("arn:aws:iam::123456789012:role/x")),
                container("app", c -> c.logConfiguration(log).image(ecr).secrets(secrets)));
        register(PLAIN, container("app", c -> c.logConfiguration(log).image(ecr)));
    }

    @Test
    void register_awslogsWithoutItsOptions_isRefused() {
        refused(
                "Log driver awslogs requires options: awslogs-region, awslogs-group",
                PLAIN,
                container("app", c -> c.logConfiguration(new LogConfiguration("awslogs", null, null))));
        LogConfiguration log =
                new LogConfiguration("awslogs", Map.of("awslogs-group", "g", "awslogs-region", "r"), null);
        refused(
                "Log driver awslogs requires options: awslogs-stream-prefix",
                with(FARGATE, r -> r.executionRoleArn("arn:x")),
                container("app", c -> c.logConfiguration(log)));
        register(PLAIN, container("app", c -> c.logConfiguration(log)));
    }

    @Test
    void register_whatFargateDoesNotHave_isRefusedThereOnly() {
        ContainerDefinition[] containers = {
            container("app", c -> c.privileged(true)),
            container("app", c -> c.disableNetworking(true)),
            container("app", c -> c.dockerSecurityOptions(List.of("label:x"))),
            container("app", c -> c.dnsServers(List.of("10.0.0.2"))),
            container("app", c -> c.dnsSearchDomains(List.of("example.com"))),
            container("app", c -> c.extraHosts(List.of(Structure.of("hostname", "a", "ipAddress", "10.0.0.1")))),
            container(
                    "app",
                    c -> c.linuxParameters(Structure.of("devices", List.of(Structure.of("hostPath", "/dev/x"))))),
            container("app", c -> c.linuxParameters(Structure.of("sharedMemorySize", 64))),
            container("app", c -> c.linuxParameters(Structure.of("maxSwap", 64))),
        };
        List<String> names = List.of(
                "privileged",
                "disableNetworking",
                "dockerSecurityOptions",
                "dnsServers",
                "dnsSearchDomains",
                "extraHosts",
                "devices",
                "sharedMemorySize",
                "maxSwap");
        for (int i = 0; i < containers.length; i++) {
            refusedOnFargate(names.get(i), FARGATE, containers[i]);
            register(PLAIN, containers[i]);
        }
        refused(
                "Fargate compatible task definitions do not support links",
                FARGATE,
                container("app", c -> c.links(List.of("log"))),
                container("log"));
        register(FARGATE, container("app", c -> c.linuxParameters(Structure.of("initProcessEnabled", true))));
    }

    @Test
    void register_volumesThatFargateDoesNotHave_areRefusedThereOnly() {
        Structure onTheHost = Structure.of("name", "d", "host", Structure.of("sourcePath", "/srv"));
        Structure ofDocker = Structure.of("name", "d", "dockerVolumeConfiguration", Structure.of("scope", "task"));
        Structure PLAIN = Structure.of("name", "d", "host", Structure.of());

        refusedOnFargate("sourcePath", with(FARGATE, r -> r.volumes(List.of(onTheHost))), container("app"));
        refusedOnFargate(
                "dockerVolumeConfiguration", with(FARGATE, r -> r.volumes(List.of(ofDocker))), container("app"));
        register(with(FARGATE, r -> r.volumes(List.of(PLAIN))), container("app"));
        register(r -> r.volumes(List.of(onTheHost, ofDocker)), container("app"));
    }

    private void refusedOnFargate(
            String member, UnaryOperator<RegisterTaskDefinitionBuilder> task, ContainerDefinition container) {
        refused("Fargate compatible task definitions do not support " + member, task, container);
    }

    @Test
    void register_timesOutOfRange_areRefused() {
        invalid("healthCheck.interval must be between 5 and 300.", PLAIN, healthCheck(4, null, null, null));
        invalid("healthCheck.timeout must be between 2 and 60.", PLAIN, healthCheck(null, 61, null, null));
        invalid("healthCheck.retries must be between 1 and 10.", PLAIN, healthCheck(null, null, 0, null));
        invalid("healthCheck.startPeriod must be between 0 and 300.", PLAIN, healthCheck(null, null, null, 301));
        invalid("startTimeout must be between 2 and 120.", FARGATE, container("app", c -> c.startTimeout(1)));
        invalid(
                "ephemeralStorage.sizeInGiB must be between 21 and 200.",
                with(FARGATE, r -> r.ephemeralStorage(new EphemeralStorage(20))),
                container("app"));
        refused(
                "Invalid setting for container 'app'. A health check requires a command.",
                PLAIN,
                container("app", c -> c.healthCheck(new HealthCheck(null, 30, null, null, null))));
    }

    private static ContainerDefinition healthCheck(
            Integer interval, Integer timeout, Integer retries, Integer startPeriod) {
        HealthCheck check = new HealthCheck(List.of("CMD", "true"), interval, timeout, retries, startPeriod);
        return container("app", c -> c.healthCheck(check));
    }

    @Test
    void register_refused_leavesNoRevisionBehind() {
        refused(
                "Too many containers.",
                PLAIN,
                IntStream.range(0, 11).mapToObj(i -> container("c" + i)).toArray(ContainerDefinition[]::new));

        assertThat(register(PLAIN, container("app")).revision()).isEqualTo(1);
    }

    private TaskDefinition register(
            UnaryOperator<RegisterTaskDefinitionBuilder> task, ContainerDefinition... containers) {
        return api.call(request(task, containers)).taskDefinition();
    }

    private void refused(
            String message, UnaryOperator<RegisterTaskDefinitionBuilder> task, ContainerDefinition... containers) {
        api.refused("ClientException", message, request(task, containers));
    }

    private void invalid(
            String message, UnaryOperator<RegisterTaskDefinitionBuilder> task, ContainerDefinition... containers) {
        api.invalid(message, request(task, containers));
    }

    private static RegisterTaskDefinition.Request request(
            UnaryOperator<RegisterTaskDefinitionBuilder> task, ContainerDefinition... containers) {
        return RegisterTaskDefinition.request(
                with(task, r -> r.family("app").containerDefinitions(List.of(containers))));
    }

    private static UnaryOperator<RegisterTaskDefinitionBuilder> with(
            UnaryOperator<RegisterTaskDefinitionBuilder> task, UnaryOperator<RegisterTaskDefinitionBuilder> more) {
        return r -> more.apply(task.apply(r));
    }
}
