package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.api.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a container instance must be able to do for the tasks of a definition. Source: observed: DescribeTaskDefinition. */
final class DefinitionAttributes {
    private static final String AGENT = "com.amazonaws.ecs.capability.";
    private static final String ECS = "ecs.capability.";
    private static final Pattern ECR_IMAGE = Pattern.compile("\\d{12}\\.dkr\\.ecr\\..+");

    private final RegisterTaskDefinition.Request given;
    private final List<Structure> found = new ArrayList<>();

    private DefinitionAttributes(RegisterTaskDefinition.Request given) {
        this.given = given;
    }

    static List<Structure> of(RegisterTaskDefinition.Request given) {
        DefinitionAttributes attributes = new DefinitionAttributes(given);
        attributes.find();
        return attributes.found;
    }

    private void find() {
        boolean awslogs = any(DefinitionAttributes::isLoggedByAws);
        boolean fromEcr = any(DefinitionAttributes::isFromEcr);
        boolean executionRole = given.executionRoleArn() != null;
        boolean ownInterface = "awsvpc".equals(given.networkMode());
        addIf(awslogs, AGENT + "logging-driver.awslogs");
        addIf(awslogs && executionRole, ECS + "execution-role-awslogs");
        addIf(fromEcr, AGENT + "ecr-auth");
        addIf(awslogs, AGENT + "docker-remote-api.1.19");
        addIf(given.taskRoleArn() != null, AGENT + "task-iam-role");
        addIf(any(container -> container.healthCheck() != null), ECS + "container-health-check");
        addIf(fromEcr && executionRole, ECS + "execution-role-ecr-pull");
        addIf(any(container -> isGiven(container.dependsOn())), ECS + "container-ordering");
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

    private static boolean isGiven(@Nullable List<?> list) {
        return list != null && !list.isEmpty();
    }

    static boolean isLoggedByAws(ContainerDefinition container) {
        return container.logConfiguration() != null
                && "awslogs".equals(container.logConfiguration().logDriver());
    }

    static boolean isFromEcr(ContainerDefinition container) {
        return container.image() != null && ECR_IMAGE.matcher(container.image()).matches();
    }
}
