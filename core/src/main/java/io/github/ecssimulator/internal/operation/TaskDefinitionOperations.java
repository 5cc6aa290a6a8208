package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.DeleteTaskDefinitions;
import io.github.ecssimulator.api.DeregisterTaskDefinition;
import io.github.ecssimulator.api.DescribeTaskDefinition;
import io.github.ecssimulator.api.ListTaskDefinitionFamilies;
import io.github.ecssimulator.api.ListTaskDefinitions;
import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.api.TaskDefinition;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.World;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations on task definitions. */
record TaskDefinitionOperations(World world, DefinitionReader definitions, DefinitionShape shape) {
    private static final int PAGE = 100; // documented: ListTaskDefinitions
    // documented: ListTaskDefinitions - by family as text, then by revision as number
    private static final Comparator<TaskDefinitionState> ASCENDING = Comparator.comparing(
                    (TaskDefinitionState definition) -> definition.ref().family())
            .thenComparing(definition -> definition.ref().revision());

    private static final int DELETED_MAX = 10; // documented: DeleteTaskDefinitions

    RegisterTaskDefinition.Response register(RegisterTaskDefinition.Request request) {
        String family = request.family();
        if (family == null || family.isBlank()) {
            throw Refused.client("Family can not be blank."); // observed: the text
        }
        DefinitionReader.requireFamily(family);
        List<Tag> tags = TagOperations.check(request.tags());
        TaskDefinitionRules.check(request);
        TaskDefinitionState definition =
                world.taskDefinitions().register(family, DefinitionReader.Defaults.complete(request));
        definition.tags().set(tags);
        return new RegisterTaskDefinition.Response(
                shape.of(definition), definition.tags().list());
    }

    DescribeTaskDefinition.Response describe(DescribeTaskDefinition.Request request) {
        Includes includes = Includes.of(request.include(), "TAGS");
        String given = DefinitionReader.requireGiven(request.taskDefinition());
        // inferred: an INACTIVE revision is described for as long as the world lasts; ECS promises it while it is used
        TaskDefinitionState definition = definitions.findOrNull(given);
        if (definition == null) {
            throw Refused.client("Unable to describe task definition."); // observed
        }
        return new DescribeTaskDefinition.Response(
                shape.of(definition), includes.tags() ? definition.tags().list() : List.of());
    }

    DeregisterTaskDefinition.Response deregister(DeregisterTaskDefinition.Request request) {
        String given = DefinitionReader.requireGiven(request.taskDefinition());
        requireRevision(given);
        TaskDefinitionState definition = definitions.findOrNull(given);
        if (definition == null) { // inferred: the text
            throw Refused.client("The specified task definition does not exist.");
        }
        world.taskDefinitions().deregister(definition);
        return new DeregisterTaskDefinition.Response(shape.of(definition));
    }

    private static void requireRevision(String given) {
        if (!DefinitionReader.hasRevision(given)) { // documented: a revision is required; inferred: the text
            throw Refused.invalid("Revision is missing.");
        }
    }

    ListTaskDefinitions.Response list(ListTaskDefinitions.Request request) {
        Refused.unlessOneOf("status", request.status(), List.of("ACTIVE", "INACTIVE", "DELETE_IN_PROGRESS"));
        Refused.unlessOneOf("sort", request.sort(), List.of("ASC", "DESC"));
        List<TaskDefinitionState> all = world.taskDefinitions().all().stream()
                .sorted("DESC".equals(request.sort()) ? ASCENDING.reversed() : ASCENDING)
                .toList();
        Listing.Page<TaskDefinitionState> page = new Listing<>(
                        request.operation(),
                        all,
                        definition -> isOf(request.familyPrefix(), definition) && isIn(request.status(), definition),
                        shape::arnOf)
                .page(request.nextToken(), request.maxResults(), PAGE);
        return new ListTaskDefinitions.Response(page.names(), page.nextToken());
    }

    private static boolean isOf(@Nullable String family, TaskDefinitionState definition) {
        return family == null || family.equals(definition.ref().family()); // documented: the full name, not a prefix
    }

    private static boolean isIn(@Nullable String status, TaskDefinitionState definition) {
        return definition.status().equals(status == null ? "ACTIVE" : status);
    }

    DeleteTaskDefinitions.Response delete(DeleteTaskDefinitions.Request request) {
        List<String> given = Refused.ifEmpty("TaskDefinitions", request.taskDefinitions());
        Refused.ifMore("taskDefinitions", given, DELETED_MAX);
        given.forEach(TaskDefinitionOperations::requireRevision);
        Found<TaskDefinition> deleted = new Found<>();
        for (String each : new LinkedHashSet<>(given)) {
            TaskDefinitionState definition = definitions.findOrNull(each);
            if (definition != null && definition.isActive()) { // documented: only INACTIVE ones; inferred: the reason
                deleted.fail(
                        shape.arnOf(definition),
                        "The specified task definition is still in ACTIVE status. Please deregister the target and try"
                                + " again.");
            } else { // inferred: sibling DescribeTasks
                deleted.add(definition, this::delete, () -> each);
            }
        }
        return new DeleteTaskDefinitions.Response(deleted.items(), deleted.failures());
    }

    private TaskDefinition delete(TaskDefinitionState definition) {
        world.taskDefinitions().delete(definition);
        return shape.of(definition);
    }

    ListTaskDefinitionFamilies.Response listFamilies(ListTaskDefinitionFamilies.Request request) {
        Refused.unlessOneOf("status", request.status(), List.of("ACTIVE", "INACTIVE", "ALL"));
        String prefix = Given.or(request.familyPrefix(), "");
        List<String> all = world.taskDefinitions().all().stream() // ours: in alphabetical order
                .map(definition -> definition.ref().family())
                .distinct()
                .sorted()
                .toList();
        Listing.Page<String> page = new Listing<>(
                        request.operation(),
                        all,
                        family -> family.startsWith(prefix) && isListed(family, request.status()),
                        family -> family)
                .page(request.nextToken(), request.maxResults(), PAGE);
        return new ListTaskDefinitionFamilies.Response(page.items(), page.nextToken());
    }

    /** documented: ListTaskDefinitionFamilies - ACTIVE with an ACTIVE revision, INACTIVE without one. */
    private boolean isListed(String family, @Nullable String status) {
        boolean active = world.taskDefinitions().latestOrNull(family) != null;
        return status == null || status.equals("ALL") || status.equals("ACTIVE") == active;
    }
}
