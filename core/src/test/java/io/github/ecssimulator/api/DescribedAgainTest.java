package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.network;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.DeploymentConfiguration.DeploymentAlarms;
import io.github.ecssimulator.api.DeploymentConfiguration.DeploymentCircuitBreaker;
import io.github.ecssimulator.api.Service.Deployment;
import io.github.ecssimulator.api.Service.DeploymentController;
import io.github.ecssimulator.api.Service.LoadBalancer;
import io.github.ecssimulator.api.Service.PlacementConstraint;
import io.github.ecssimulator.api.Service.ServiceConnectConfiguration;
import io.github.ecssimulator.api.Service.ServiceRegistry;
import io.github.ecssimulator.api.Service.ServiceVolumeConfiguration;
import io.github.ecssimulator.api.Service.VpcLatticeConfiguration;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What deploy tools do: describe, change something, register or create again. What a description says must be accepted, and
 * lead to the same description.
 */
class DescribedAgainTest {
    private static final Set<String> NOT_OF_A_TASK_DEFINITION =
            Set.of("taskDefinitionArn", "revision", "registeredAt", "deregisteredAt");

    private final ApiCalls api = new ApiCalls(EcsSimulator.create());

    static List<Long> seeds() {
        return new SplittableRandom(7).longs(200).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void taskDefinition_registeredAgainFromItsDescription_isTheSame(long seed) {
        Map<String, Object> given = new DrawnDefinition(new SplittableRandom(seed)).members();
        TaskDefinition first = register(given);

        TaskDefinition again = register(commonMembers(first, RegisterTaskDefinition.Request.class));

        assertThat(again.revision()).isEqualTo(2);
        assertThat(without(again, NOT_OF_A_TASK_DEFINITION)).isEqualTo(without(first, NOT_OF_A_TASK_DEFINITION));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void taskDefinition_everyMemberGiven_isDescribed(long seed) {
        Map<String, Object> given = new DrawnDefinition(new SplittableRandom(seed)).members();

        Map<String, Object> described = membersOf(register(given));

        for (String member :
                List.of("volumes", "proxyConfiguration", "pidMode", "ephemeralStorage", "enableFaultInjection")) {
            if (given.containsKey(member)) {
                assertThat(described).containsEntry(member, given.get(member));
            }
        }
        List<?> givenContainers = (List<?>) given.get("containerDefinitions");
        List<?> describedContainers = (List<?>) described.get("containerDefinitions");
        for (int i = 0; i < givenContainers.size(); i++) {
            Map<String, Object> container = membersOf((Record) describedContainers.get(i));
            Map<String, Object> asGiven = membersOf((Record) givenContainers.get(i));
            asGiven.keySet().removeAll(List.of("portMappings", "healthCheck")); // these are completed
            assertThat(container).containsAllEntriesOf(asGiven);
        }
    }

    @Test
    void drawnDefinitions_haveEveryMemberThatAContainerCanHave() {
        Set<String> seen = new TreeSet<>();
        for (long seed : seeds()) {
            List<?> containers = (List<?>)
                    new DrawnDefinition(new SplittableRandom(seed)).members().get("containerDefinitions");
            containers.forEach(
                    container -> seen.addAll(membersOf((Record) container).keySet()));
        }

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ContainerDefinition.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    private TaskDefinition register(Map<String, Object> members) {
        return api.call(made(RegisterTaskDefinition.Request.class, members)).taskDefinition();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void service_createdAgainFromItsDescription_isTheSame(long seed) {
        api.ecs().createCluster("media");
        api.register("app");
        api.registerForFargate("far");
        Service first = create(new DrawnService(new SplittableRandom(seed)).members());
        api.call(new DeleteService.Request("media", "web", true));

        Service again = create(asCreation(first));

        assertThat(comparable(again)).isEqualTo(comparable(first));
    }

    private Service create(Map<String, Object> members) {
        members.put("cluster", "media");
        members.put("serviceName", "web");
        api.call(made(CreateService.Request.class, members));
        return api.call(new DescribeServices.Request("media", List.of("web"), List.of("TAGS")))
                .services()
                .get(0);
    }

    /** What CreateService takes: the members of the same name, and those of the deployment. */
    private static Map<String, Object> asCreation(Service described) {
        Map<String, Object> members = commonMembers(described, CreateService.Request.class);
        if ("DAEMON".equals(described.schedulingStrategy())) {
            members.remove("desiredCount");
        }
        for (Deployment deployment : described
                .deployments()
                .subList(0, Math.min(1, described.deployments().size()))) {
            membersOf(deployment).forEach((name, value) -> {
                if (List.of("serviceConnectConfiguration", "volumeConfigurations", "vpcLatticeConfigurations")
                        .contains(name)) {
                    members.put(name, value);
                }
            });
        }
        return members;
    }

    private static Map<String, Object> comparable(Service service) {
        Map<String, Object> members = asCreation(service);
        members.put("roleArn", service.roleArn());
        members.put("status", service.status());
        members.put("runningCount", service.runningCount());
        return members;
    }

    private static Map<String, Object> commonMembers(Record described, Class<?> request) {
        Map<String, Object> members = membersOf(described);
        members.keySet()
                .retainAll(Arrays.stream(request.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        return members;
    }

    /** The members that are there. */
    private static Map<String, Object> membersOf(Record record) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(record);
                if (value != null) {
                    members.put(component.getName(), value);
                }
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(component + " cannot be read", e);
            }
        }
        return members;
    }

    private static Map<String, Object> without(Record record, Set<String> names) {
        Map<String, Object> members = membersOf(record);
        members.keySet().removeAll(names);
        return members;
    }

    /** Makes a record of members by their names; the others are absent. */
    static <T extends Record> T made(Class<T> type, Map<String, Object> members) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            return type.getConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(Arrays.stream(components)
                            .map(component -> members.get(component.getName()))
                            .toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " cannot be made", e);
        }
    }

    /** A service that ECS accepts, with some of what can be given. */
    private record DrawnService(SplittableRandom random) {

        Map<String, Object> members() {
            Map<String, Object> members = new LinkedHashMap<>();
            switch (random.nextInt(4)) {
                case 0 -> members.put("schedulingStrategy", "DAEMON");
                case 1 -> members.put("deploymentController", new DeploymentController("EXTERNAL"));
                default -> members.put("desiredCount", random.nextInt(3));
            }
            boolean external = members.containsKey("deploymentController");
            boolean fargate = members.containsKey("desiredCount") && random.nextBoolean();
            if (!external) {
                members.put("taskDefinition", fargate ? "far" : "app");
            }
            if (fargate) {
                members.put("launchType", "FARGATE");
                members.put("networkConfiguration", network("subnet-1"));
                maybe(members, "platformVersion", "1.3.0");
            }
            if (members.containsKey("desiredCount")) {
                maybe(members, "deploymentConfiguration", deployment());
            }
            addOptions(members);
            return members;
        }

        private void addOptions(Map<String, Object> members) {
            maybe(members, "loadBalancers", List.of(new LoadBalancer("tg", null, null, null, null)));
            maybe(members, "serviceRegistries", List.of(new ServiceRegistry("r", null, null, null)));
            maybe(members, "placementConstraints", List.of(new PlacementConstraint("distinctInstance", null)));
            maybe(members, "healthCheckGracePeriodSeconds", 30);
            maybe(members, "tags", List.of(new Tag("team", "video")));
            maybe(members, "enableECSManagedTags", true);
            maybe(members, "enableExecuteCommand", true);
            maybe(members, "propagateTags", "SERVICE");
            maybe(members, "availabilityZoneRebalancing", "DISABLED");
            maybe(
                    members,
                    "serviceConnectConfiguration",
                    new ServiceConnectConfiguration(true, "ns", List.of(Structure.of("portName", "http")), null, null));
            maybe(
                    members,
                    "volumeConfigurations",
                    List.of(new ServiceVolumeConfiguration("v", Structure.of("sizeInGiB", 10))));
            maybe(members, "vpcLatticeConfigurations", List.of(new VpcLatticeConfiguration("r", "t", "p")));
        }

        private DeploymentConfiguration deployment() {
            return DeploymentConfiguration.of(d -> d.minimumHealthyPercent(50)
                    .maximumPercent(random.nextBoolean() ? 100 : 150)
                    .strategy(random.nextBoolean() ? "BLUE_GREEN" : "ROLLING")
                    .bakeTimeInMinutes(random.nextInt(3))
                    .alarms(new DeploymentAlarms(List.of(), false, false))
                    .deploymentCircuitBreaker(
                            new DeploymentCircuitBreaker(random.nextBoolean(), random.nextBoolean(), false, null)));
        }

        private void maybe(Map<String, Object> members, String name, Object value) {
            if (random.nextInt(3) == 0) {
                members.put(name, value);
            }
        }
    }
}
