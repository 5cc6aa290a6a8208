package io.github.ecssimulator.testkit.contract;

import static io.github.ecssimulator.testkit.contract.Refusals.assertInvalid;
import static io.github.ecssimulator.testkit.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.Connectivity;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.HostEntry;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.MountPoint;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.SystemControl;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TransportProtocol;
import software.amazon.awssdk.services.ecs.model.Ulimit;
import software.amazon.awssdk.services.ecs.model.Volume;

/** The members of ECS's answers that follow from no call, and those that come back as they were given. */
interface AnswerContract extends ContractWorld {

    @Test
    @Ground("observed: DescribeTaskDefinition: defaults")
    default void describedDefinition_nothingGiven_hasTheDefaults() {
        TaskDefinition definition = register("app");

        assertThat(definition.hasVolumes()).isTrue();
        assertThat(definition.volumes()).isEmpty();
        ContainerDefinition container = definition.containerDefinitions().get(0);
        assertThat(container.cpu()).isZero();
        assertThat(container.essential()).isTrue();
        assertThat(container.hasEnvironment()).isTrue();
        assertThat(container.hasMountPoints()).isTrue();
        assertThat(container.hasVolumesFrom()).isTrue();
        assertThat(container.hasPortMappings()).isTrue();
    }

    private static ContainerDefinition containerWithAll() {
        return ContractWorld.container("app", "app:1").toBuilder()
                .portMappings(PortMapping.builder().containerPort(80).build())
                .mountPoints(MountPoint.builder()
                        .sourceVolume("data")
                        .containerPath("/data")
                        .readOnly(true)
                        .build())
                .ulimits(Ulimit.builder()
                        .name("nofile")
                        .softLimit(1024)
                        .hardLimit(4096)
                        .build())
                .linuxParameters(l -> l.initProcessEnabled(true).capabilities(c -> c.add("SYS_PTRACE")))
                .extraHosts(
                        HostEntry.builder().hostname("db").ipAddress("10.0.0.1").build())
                .firelensConfiguration(f -> f.type("fluentbit").options(Map.of("enable-ecs-log-metadata", "true")))
                .systemControls(SystemControl.builder()
                        .namespace("net.core.somaxconn")
                        .value("512")
                        .build())
                .dnsServers("10.0.0.2")
                .interactive(true)
                .build();
    }

    @Test
    @Ground("observed: DescribeTaskDefinition: what was given comes back")
    default void describedDefinition_whatHasNoEffect_comesBackTyped() {
        ContainerDefinition given = containerWithAll();
        Volume volume = Volume.builder()
                .name("data")
                .efsVolumeConfiguration(e -> e.fileSystemId("fs-1").transitEncryptionPort(2049))
                .build();

        client().registerTaskDefinition(
                        r -> r.family("app").containerDefinitions(given).volumes(volume));
        TaskDefinition described =
                client().describeTaskDefinition(r -> r.taskDefinition("app")).taskDefinition();

        assertThat(described.volumes()).containsExactly(volume);
        ContainerDefinition container = described.containerDefinitions().get(0);
        assertThat(container.mountPoints()).isEqualTo(given.mountPoints());
        assertThat(container.ulimits()).isEqualTo(given.ulimits());
        assertThat(container.linuxParameters()).isEqualTo(given.linuxParameters());
        assertThat(container.extraHosts()).isEqualTo(given.extraHosts());
        assertThat(container.firelensConfiguration()).isEqualTo(given.firelensConfiguration());
        assertThat(container.systemControls()).isEqualTo(given.systemControls());
        assertThat(container.dnsServers()).isEqualTo(given.dnsServers());
        assertThat(container.interactive()).isTrue();
        assertThat(container.portMappings()).singleElement().satisfies(port -> {
            assertThat(port.hostPort()).isZero();
            assertThat(port.protocol()).isEqualTo(TransportProtocol.TCP);
        });
    }

    @Test
    @Ground("observed: RegisterTaskDefinition: the text")
    default void registerTaskDefinition_sizeThatFargateHasNot_isRefused() {
        assertRefused(
                ClientException.class,
                "No Fargate configuration exists for given values: 1024 CPU, 1024 memory."
                        + " See the Amazon ECS documentation for the valid values.",
                () -> registerForFargate("1024", "1024"));
        assertThat(registerForFargate("1024", "2048").revision()).isEqualTo(1);
    }

    private TaskDefinition registerForFargate(String cpu, String memory) {
        return client().registerTaskDefinition(r -> r.family("far")
                        .networkMode(NetworkMode.AWSVPC)
                        .requiresCompatibilities(Compatibility.FARGATE)
                        .cpu(cpu)
                        .memory(memory)
                        .containerDefinitions(ContractWorld.container("app", "app:1")))
                .taskDefinition();
    }

    @Test
    @Ground("observed: CreateService, DescribeServices: defaults, in 2026")
    default void service_nothingGiven_hasTheDefaults() {
        clusterAndDefinition();

        Service service = service("web", 1);

        assertThat(service.deploymentController().type()).isEqualTo(DeploymentControllerType.ECS);
        assertThat(service.healthCheckGracePeriodSeconds()).isZero();
    }

    @Test
    @Ground("observed: DescribeServices, DescribeTasks: on Fargate")
    default void serviceOnFargate_andItsTask_haveTheirNetwork() {
        client().createCluster(r -> r.clusterName(CLUSTER));
        registerForFargate("256", "512");

        Service service = client().createService(r -> r.cluster(CLUSTER)
                        .serviceName("far")
                        .taskDefinition("far")
                        .desiredCount(1)
                        .launchType(LaunchType.FARGATE)
                        .networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets("subnet-1"))))
                .service();

        assertThat(service.roleArn()).endsWith(":role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS");
        assertThat(service.networkConfiguration().awsvpcConfiguration().assignPublicIp())
                .isEqualTo(AssignPublicIp.DISABLED);
        assertThat(service.deployments().get(0).platformVersion()).isEqualTo("1.4.0");
        Task task = soleDescribed("far");
        assertThat(task.connectivity()).isEqualTo(Connectivity.CONNECTED);
        assertThat(task.ephemeralStorage().sizeInGiB()).isEqualTo(20);
        assertThat(task.attachments()).extracting(Attachment::status).containsExactly("ATTACHED");
        assertThat(task.containers().get(0).networkInterfaces())
                .singleElement()
                .satisfies(network -> assertThat(network.attachmentId())
                        .isEqualTo(task.attachments().get(0).id()));
        assertThat(task.containers().get(0).hasNetworkBindings()).isTrue();
    }

    private Task soleDescribed(String service) {
        List<String> arns =
                client().listTasks(r -> r.cluster(CLUSTER).serviceName(service)).taskArns();
        return client().describeTasks(r -> r.cluster(CLUSTER).tasks(arns))
                .tasks()
                .get(0);
    }

    @Test
    @Ground("observed: DescribeTasks: on EC2")
    default void taskOnEc2_hasItsInstance() {
        clusterAndDefinition();
        service("web", 1);

        assertThat(soleDescribed("web").containerInstanceArn()).startsWith(arn("container-instance/media/"));
    }

    @Test
    @Ground("observed: CreateService: an empty token is none")
    default void createService_emptyToken_isNoToken() {
        clusterAndDefinition();

        for (String name : List.of("one", "two")) {
            assertThat(client().createService(r -> r.cluster(CLUSTER)
                                    .serviceName(name)
                                    .taskDefinition("app")
                                    .desiredCount(1)
                                    .clientToken(""))
                            .service()
                            .serviceName())
                    .isEqualTo(name);
        }
    }

    @Test
    @Ground("observed: CreateService: the text")
    default void createService_withoutSubnets_isRefused() {
        client().createCluster(r -> r.clusterName(CLUSTER));
        registerForFargate("256", "512");

        assertInvalid(
                "subnets can not be empty",
                () -> client().createService(r -> r.cluster(CLUSTER)
                        .serviceName("far")
                        .taskDefinition("far")
                        .desiredCount(1)
                        .launchType(LaunchType.FARGATE)
                        .networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets(List.of())))));
    }

    @Test
    @Ground("observed: UpdateService: the text; assumed: U43: the exception")
    default void updateService_sixthDeployment_isRefused() {
        clusterAndDefinition();
        service("web", 5);
        for (int i = 0; i < 5; i++) {
            List<String> arns = client().listTasks(r -> r.cluster(CLUSTER).serviceName("web"))
                    .taskArns();
            protect(arns.get(arns.size() - 1));
            if (i < 4) {
                force();
            }
        }

        assertInvalid("5 active deployments exist, unable to create new deployment.", this::force);
    }

    private void force() {
        client().updateService(r -> r.cluster(CLUSTER).service("web").forceNewDeployment(true));
    }

    @Test
    @Ground("observed: CreateCluster: no statistics")
    default void createCluster_statistics_areEmpty() {
        assertThat(client().createCluster(r -> r.clusterName(CLUSTER)).cluster().statistics())
                .isEmpty();
    }
}
