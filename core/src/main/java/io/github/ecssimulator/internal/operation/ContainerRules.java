package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.ContainerDefinition.HealthCheck;
import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.model.EcsName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What ECS refuses of one container of a task definition. */
final class ContainerRules {
    private static final int TIMEOUT_MAX = 120; // documented: ContainerDefinition startTimeout, stopTimeout, on Fargate

    private final RegisterTaskDefinition.Request task;
    private final boolean fargate;

    ContainerRules(RegisterTaskDefinition.Request task, boolean fargate) {
        this.task = task;
        this.fargate = fargate;
    }

    void check(ContainerDefinition container) {
        requireGiven("name", container.name());
        if (!EcsName.isOne(String.valueOf(container.name()))) {
            throw Refused.client("Container.name contains invalid characters."); // observed
        }
        requireGiven("image", container.image());
        requireMemory(container);
        refuseRestarts(container);
        requireTimes(container);
        requireRoles(container);
        requireLogOptions(container);
        if (fargate) {
            FargateRules.checkContainer(container);
        }
    }

    private static void requireGiven(String member, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Refused.client("Container." + member + " should not be null or empty."); // observed
        }
    }

    private void requireMemory(ContainerDefinition container) {
        Integer hard = container.memory();
        Integer soft = container.memoryReservation();
        Integer ofTask = TaskSize.memoryOrNull(task.memory());
        if (ofTask == null && hard == null && soft == null) { // observed: the text
            throw invalid(container, "At least one of 'memory' or 'memoryReservation' must be specified.");
        }
        if (hard != null && soft != null && soft > hard) { // documented: ContainerDefinition; inferred: the text
            throw invalid(container, "'memory' must be greater than or equal to 'memoryReservation'.");
        }
        if (hard != null && ofTask != null && hard > ofTask) { // observed: the text
            throw Refused.client(
                    "The 'memory' setting for container '" + container.name() + "' is greater than for the task.");
        }
    }

    private static RuntimeException invalid(ContainerDefinition container, String what) {
        return Refused.client("Invalid setting for container '" + container.name() + "'. " + what);
    }

    private static void refuseRestarts(ContainerDefinition container) {
        if (container.restartPolicy() != null
                && Boolean.TRUE.equals(container.restartPolicy().enabled())) {
            throw Refused.notModelled("RegisterTaskDefinition", "containerDefinitions.restartPolicy");
        }
    }

    private void requireTimes(ContainerDefinition container) {
        int most = fargate ? TIMEOUT_MAX : Integer.MAX_VALUE;
        Refused.unlessBetween("stopTimeout", container.stopTimeout(), 0, most);
        Refused.unlessBetween("startTimeout", container.startTimeout(), fargate ? 2 : 0, most);
        HealthCheck check = container.healthCheck();
        if (check != null) { // documented: HealthCheck
            if (LaunchReader.orNone(check.command()).isEmpty()) { // inferred: the text
                throw invalid(container, "A health check requires a command.");
            }
            Refused.unlessBetween("healthCheck.interval", check.interval(), 5, 300);
            Refused.unlessBetween("healthCheck.timeout", check.timeout(), 2, 60);
            Refused.unlessBetween("healthCheck.retries", check.retries(), 1, 10);
            Refused.unlessBetween("healthCheck.startPeriod", check.startPeriod(), 0, 300);
        }
    }

    private void requireRoles(ContainerDefinition container) {
        String role = task.executionRoleArn();
        if (role != null && !role.isBlank()) {
            return;
        }
        if (!LaunchReader.orNone(container.secrets()).isEmpty()) { // observed: the text
            throw Refused.client(
                    "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.");
        }
        if (fargate && DefinitionAttributes.isLoggedByAws(container)) { // observed: the text
            throw Refused.client(
                    "Fargate requires task definition to have execution role ARN to support log driver awslogs.");
        }
        if (fargate && DefinitionAttributes.isFromEcr(container)) { // observed: the text
            throw Refused.client("Fargate requires task definition to have execution role ARN to support ECR images.");
        }
    }

    private void requireLogOptions(ContainerDefinition container) {
        if (!DefinitionAttributes.isLoggedByAws(container)) {
            return;
        }
        Map<String, String> given = container.logConfiguration() == null
                        || container.logConfiguration().options() == null
                ? Map.of()
                : container.logConfiguration().options();
        List<String> required = new ArrayList<>(List.of("awslogs-region", "awslogs-group"));
        if (fargate) {
            required.add("awslogs-stream-prefix"); // documented: LogConfiguration - required on Fargate
        }
        required.removeIf(given::containsKey);
        if (!required.isEmpty()) { // observed: the text
            throw Refused.client("Log driver awslogs requires options: " + String.join(", ", required));
        }
    }
}
