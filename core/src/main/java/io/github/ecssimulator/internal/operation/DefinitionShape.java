package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.api.Structure;
import io.github.ecssimulator.api.TaskDefinition;
import io.github.ecssimulator.api.TaskDefinitionBuilder;
import io.github.ecssimulator.internal.engine.Millis;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A task definition in ECS's shape. */
record DefinitionShape(World world) {
    private static final Pattern ECR_IMAGE = Pattern.compile("\\d{12}\\.dkr\\.ecr\\..+");
    private static final String AGENT = "com.amazonaws.ecs.capability.";
    private static final String ECS = "ecs.capability.";
    private static final RegisterTaskDefinition.Request NOTHING = RegisterTaskDefinition.request(nothing -> nothing);

    String arnOf(TaskDefinitionState definition) {
        return definition.ref().arn(world.settings().scope());
    }

    TaskDefinition of(TaskDefinitionState definition) {
        RegisterTaskDefinition.Request given = givenFor(definition);
        return TaskDefinitionBuilder.taskDefinition()
                .taskDefinitionArn(arnOf(definition))
                .containerDefinitions(containersOf(definition))
                .family(definition.ref().family())
                .taskRoleArn(given.taskRoleArn())
                .executionRoleArn(given.executionRoleArn())
                .networkMode(given.networkMode())
                .revision(definition.ref().revision())
                .status(definition.status())
                .placementConstraints(Given.orNone(given.placementConstraints()))
                .compatibilities(compatibilitiesOf(definition))
                .runtimePlatform(given.runtimePlatform())
                .requiresCompatibilities(given.requiresCompatibilities())
                .cpu(given.cpu())
                .memory(given.memory())
                .pidMode(given.pidMode())
                .ipcMode(given.ipcMode())
                .registeredAt(Millis.of(definition.registeredAt()))
                .deregisteredAt(Millis.orNull(definition.deregisteredAtOrNull()))
                .deleteRequestedAt(Millis.orNull(definition.deleteRequestedAtOrNull()))
                .registeredBy(world.settings().scope().iamArn("root"))
                .ephemeralStorage(given.ephemeralStorage())
                .volumes(Given.orNone(given.volumes()))
                .requiresAttributes(attributesOf(given))
                .proxyConfiguration(given.proxyConfiguration())
                .inferenceAccelerators(given.inferenceAccelerators())
                .enableFaultInjection(given.enableFaultInjection())
                .build();
    }

    /** What the task definition was registered with; a definition made without a call was given nothing. */
    static RegisterTaskDefinition.Request givenFor(TaskDefinitionState definition) {
        RegisterTaskDefinition.Request given = definition.registeredWithOrNull();
        return Given.or(given, NOTHING);
    }

    /** The containers; a definition made without a call has one, named like the family. */
    static List<ContainerDefinition> containersOf(TaskDefinitionState definition) {
        List<ContainerDefinition> given = givenFor(definition).containerDefinitions();
        return given == null
                ? List.of(DefinitionReader.Defaults.named(definition.ref().family()))
                : given;
    }

    /**
     * documented: Fargate task definitions need the awsvpc mode, and CPU and memory of the task; observed: the order,
     * and that what fits Fargate fits managed instances.
     */
    static List<String> compatibilitiesOf(TaskDefinitionState definition) {
        RegisterTaskDefinition.Request given = givenFor(definition);
        Integer cpu = DefinitionReader.Size.cpuOrNull(given.cpu());
        Integer memory = DefinitionReader.Size.memoryOrNull(given.memory());
        boolean fargate = "awsvpc".equals(given.networkMode())
                && cpu != null
                && memory != null
                && DefinitionReader.Size.isOfFargate(cpu, memory);
        return fargate ? List.of("EC2", "MANAGED_INSTANCES", LaunchReader.FARGATE) : List.of("EXTERNAL", "EC2");
    }

    static boolean isLoggedByAws(ContainerDefinition container) {
        return container.logConfiguration() != null
                && "awslogs".equals(container.logConfiguration().logDriver());
    }

    static boolean isFromEcr(ContainerDefinition container) {
        return container.image() != null && ECR_IMAGE.matcher(container.image()).matches();
    }

    /** What a container instance must be able to do for its tasks. Source: observed: DescribeTaskDefinition. */
    private static List<Structure> attributesOf(RegisterTaskDefinition.Request given) {
        boolean awslogs = any(given, DefinitionShape::isLoggedByAws);
        boolean fromEcr = any(given, DefinitionShape::isFromEcr);
        boolean executionRole = given.executionRoleArn() != null;
        boolean ownInterface = "awsvpc".equals(given.networkMode());
        Map<String, Boolean> needed = new LinkedHashMap<>();
        needed.put(AGENT + "logging-driver.awslogs", awslogs);
        needed.put(ECS + "execution-role-awslogs", awslogs && executionRole);
        needed.put(AGENT + "ecr-auth", fromEcr);
        needed.put(AGENT + "docker-remote-api.1.19", awslogs);
        needed.put(AGENT + "task-iam-role", given.taskRoleArn() != null);
        needed.put(ECS + "container-health-check", any(given, container -> container.healthCheck() != null));
        needed.put(ECS + "execution-role-ecr-pull", fromEcr && executionRole);
        needed.put(ECS + "container-ordering", any(given, container -> Given.isAny(container.dependsOn())));
        needed.put(AGENT + "docker-remote-api.1.18", ownInterface);
        needed.put(ECS + "task-eni", ownInterface);
        return needed.keySet().stream()
                .filter(needed::get)
                .map(name -> Structure.of("name", name))
                .toList();
    }

    private static boolean any(RegisterTaskDefinition.Request given, Predicate<ContainerDefinition> condition) {
        return Given.orNone(given.containerDefinitions()).stream().anyMatch(condition);
    }
}
