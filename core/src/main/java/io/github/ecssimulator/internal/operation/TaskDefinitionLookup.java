package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.RefusedCall;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.EcsName;
import io.github.ecssimulator.model.TaskDefinitionRef;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From the task definition member of a request to the task definition. */
final class TaskDefinitionLookup {
    private static final Pattern REVISION = Pattern.compile("[1-9]\\d{0,8}");

    private final World world;

    TaskDefinitionLookup(World world) {
        this.world = world;
    }

    static void requireFamily(String family) {
        if (!EcsName.isOne(family)) { // observed: RegisterTaskDefinition, CreateService
            throw Refused.client("Family contains invalid characters.");
        }
    }

    /** What the text names, without a revision or with one; {@code null} if there is no such task definition. */
    @Nullable
    TaskDefinitionState findOrNull(String given) {
        String text = withoutArn(given);
        int colon = text.indexOf(':');
        String family = colon < 0 ? text : text.substring(0, colon);
        requireFamily(family);
        return colon < 0
                ? world.taskDefinitions().latestOrNull(family)
                : world.taskDefinitions()
                        .findOrNull(new TaskDefinitionRef(family, revision(text.substring(colon + 1))));
    }

    private String withoutArn(String given) {
        if (!given.startsWith("arn:")) {
            return given;
        }
        // The revision is behind another colon, where an ARN of ECS has none: it is taken off and put back.
        int revision = given.indexOf(':', given.indexOf('/') + 1);
        String arn = revision < 0 ? given : given.substring(0, revision);
        String family = ArnParts.parse(arn, "TaskDefinition", world.settings().scope())
                .require("task-definition", 1, 1)
                .lastName();
        return revision < 0 ? family : family + given.substring(revision);
    }

    private static int revision(String text) {
        if (!REVISION.matcher(text).matches()) { // observed: UpdateService
            throw Refused.invalid("Invalid revision number. Number: " + text);
        }
        return Integer.parseInt(text);
    }

    static boolean hasRevision(String given) {
        return given.indexOf(':', given.indexOf('/') + 1) >= 0;
    }

    /** Finds what new tasks shall be made of; which exception an INACTIVE one gives differs between operations. */
    TaskDefinitionState requireActive(@Nullable String given, Function<String, RefusedCall> ifInactive) {
        if (given == null || given.isBlank()) { // observed: CreateService
            throw Refused.invalid("Family should not be null or empty.");
        }
        TaskDefinitionState found = findOrNull(given);
        if (found == null) {
            throw Refused.client("TaskDefinition not found."); // observed: CreateService
        }
        if (!found.isActive()) { // observed: UpdateService ClientException, RunTask InvalidParameterException
            throw ifInactive.apply("TaskDefinition is inactive");
        }
        return found;
    }
}
