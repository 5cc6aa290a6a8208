package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ListTaskDefinitions;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.World;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides ListTaskDefinitions. */
final class ListTaskDefinitionsHandler
        implements OperationHandler<ListTaskDefinitions.Request, ListTaskDefinitions.Response> {
    private static final int PAGE = 100; // documented: ListTaskDefinitions
    // documented: ListTaskDefinitions - by family as text, then by revision as number
    private static final Comparator<TaskDefinitionState> ASCENDING = Comparator.comparing(
                    (TaskDefinitionState definition) -> definition.ref().family())
            .thenComparing(definition -> definition.ref().revision());

    private final World world;
    private final TaskDefinitionShape shape;

    ListTaskDefinitionsHandler(World world) {
        this.world = world;
        this.shape = new TaskDefinitionShape(world);
    }

    @Override
    public ListTaskDefinitions.Response handle(ListTaskDefinitions.Request request) {
        Refused.unlessOneOf("status", request.status(), List.of("ACTIVE", "INACTIVE", "DELETE_IN_PROGRESS"));
        Refused.unlessOneOf("sort", request.sort(), List.of("ASC", "DESC"));
        List<TaskDefinitionState> all = world.taskDefinitions().all().stream()
                .sorted("DESC".equals(request.sort()) ? ASCENDING.reversed() : ASCENDING)
                .toList();
        Page<TaskDefinitionState> page = new Listing<>(
                        request.operation(),
                        all,
                        definition -> isOf(request.familyPrefix(), definition) && isIn(request.status(), definition),
                        shape::arnOf)
                .page(request.nextToken(), request.maxResults(), PAGE);
        return new ListTaskDefinitions.Response(
                page.items().stream().map(shape::arnOf).toList(), page.nextToken());
    }

    private static boolean isOf(@Nullable String family, TaskDefinitionState definition) {
        return family == null || family.equals(definition.ref().family()); // documented: the full name, not a prefix
    }

    private static boolean isIn(@Nullable String status, TaskDefinitionState definition) {
        return switch (status == null ? "ACTIVE" : status) {
            case "ACTIVE" -> definition.isActive();
            case "INACTIVE" -> !definition.isActive();
            default -> false; // only DeleteTaskDefinitions, which is not modelled, leads there
        };
    }
}
