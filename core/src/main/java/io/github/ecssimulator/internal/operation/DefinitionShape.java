package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.api.Structure;
import io.github.ecssimulator.api.TaskDefinition;
import io.github.ecssimulator.api.TaskDefinitionBuilder;
import io.github.ecssimulator.internal.engine.Millis;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A task definition in ECS's shape. */
record DefinitionShape(World world) {
    private static final Pattern ECR_IMAGE = Pattern.compile("\\d{12}\\.dkr\\.ecr\\..+");
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
                .requiresAttributes(Attributes.of(given))
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

    /**
     * What a container instance must be able to do for the tasks of a definition. Source: observed:
     * DescribeTaskDefinition.
     */
    private static final class Attributes {
        private static final String AGENT = "com.amazonaws.ecs.capability.";
        private static final String ECS = "ecs.capability.";

        private final RegisterTaskDefinition.Request given;
        private final List<Structure> found = new ArrayList<>();

        private Attributes(RegisterTaskDefinition.Request given) {
            this.given = given;
        }

        static List<Structure> of(RegisterTaskDefinition.Request given) {
            Attributes attributes = new Attributes(given);
            attributes.find();
            return attributes.found;
        }

        private void find() {
            boolean awslogs = any(DefinitionShape::isLoggedByAws);
            boolean fromEcr = any(DefinitionShape::isFromEcr);
            boolean executionRole = given.executionRoleArn() != null;
            boolean ownInterface = "awsvpc".equals(given.networkMode());
            addIf(awslogs, AGENT + "logging-driver.awslogs");
            addIf(awslogs && executionRole, ECS + "execution-role-awslogs");
            addIf(fromEcr, AGENT + "ecr-auth");
            addIf(awslogs, AGENT + "docker-remote-api.1.19");
            addIf(given.taskRoleArn() != null, AGENT + "task-iam-role");
            addIf(any(container -> container.healthCheck() != null), ECS + "container-health-check");
            addIf(fromEcr && executionRole, ECS + "execution-role-ecr-pull");
            addIf(any(container -> Given.isAny(container.dependsOn())), ECS + "container-ordering");
            addIf(ownInterface, AGENT + "docker-remote-api.1.18");
            addIf(ownInterface, ECS + "task-eni");
        }

        private boolean any(Predicate<ContainerDefinition> condition) {
            List<ContainerDefinition> containers = given.containerDefinitions();
            return containers != null && containers.stream().anyMatch(condition);
        }

        private void addIf(boolean needed, String name) {
            if (needed) {
                found.add(Structure.of("name", name));
            }
        }
    }
}
