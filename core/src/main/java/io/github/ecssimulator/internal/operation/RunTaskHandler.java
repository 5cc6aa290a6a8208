package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.RunTask;
import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.api.Task.ContainerOverride;
import io.github.ecssimulator.api.Task.TaskOverride;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.LaunchOptions;
import io.github.ecssimulator.internal.engine.RefusedCall;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.TaskOptions;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.TaskTags;
import io.github.ecssimulator.internal.engine.World;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Decides RunTask. There is always room for the tasks. */
final class RunTaskHandler implements OperationHandler<RunTask.Request, RunTask.Response> {
    private static final int COUNT_MAX = 10; // documented: RunTask
    private static final int STARTED_BY_MAX = 128; // documented: RunTask

    private final World world;
    private final ClusterLookup clusters;
    private final TaskDefinitionLookup definitions;
    private final TaskShape shape;
    private final ClientTokens<List<TaskState>> tokens = new ClientTokens<>(64); // documented: RunTask

    RunTaskHandler(World world) {
        this.world = world;
        this.clusters = new ClusterLookup(world);
        this.definitions = new TaskDefinitionLookup(world);
        this.shape = new TaskShape(world);
    }

    @Override
    public RunTask.Response handle(RunTask.Request request) {
        List<TaskState> tasks =
                tokens.madeBy(request, request.clientToken(), conflict()).orElseGet(() -> run(request));
        return new RunTask.Response(
                tasks.stream().map(task -> shape.of(task, true)).toList(), List.of());
    }

    private static RefusedCall conflict() { // documented: RunTask - the code; inferred: the text
        return Refused.of(
                "ConflictException", "The provided clientToken is already in use with a different RunTask request.");
    }

    private List<TaskState> run(RunTask.Request request) {
        check(request);
        List<Tag> tags = TagRules.check(request.tags());
        TaskDefinitionState definition = definitions.requireActive(request.taskDefinition(), Refused::invalid);
        requireKnownContainers(request.overrides(), definition);
        ClusterState cluster = clusters.requireForCreation(clusters.nameOrDefault(request.cluster()));
        LaunchOptions launch = LaunchReader.read(
                cluster,
                request.launchType(),
                request.capacityProviderStrategy(),
                request.platformVersion(),
                request.networkConfiguration());
        LaunchReader.requireFitting(launch, definition);
        int count = request.count() == null ? 1 : request.count();
        List<TaskState> tasks = IntStream.range(0, count)
                .mapToObj(turn -> start(request, cluster, definition, launch, turn))
                .toList();
        tasks.forEach(task -> task.tags().set(allTags(request, cluster, definition, tags)));
        tokens.keep(request, request.clientToken(), tasks);
        return tasks;
    }

    private static void check(RunTask.Request request) {
        Refused.unlessBetween("count", request.count(), 1, COUNT_MAX);
        Refused.ifLonger("startedBy", request.startedBy(), STARTED_BY_MAX);
        Refused.unlessOneOf("propagateTags", request.propagateTags(), List.of("TASK_DEFINITION", "SERVICE", "NONE"));
        if ("SERVICE".equals(request.propagateTags())) { // documented: RunTask - an error; inferred: the text
            throw Refused.invalid("propagateTags SERVICE is not supported when running a task.");
        }
    }

    private static void requireKnownContainers(@Nullable TaskOverride overrides, TaskDefinitionState definition) {
        List<ContainerOverride> given = overrides == null ? null : overrides.containerOverrides();
        List<String> names = TaskDefinitionShape.containersOf(definition).stream()
                .map(container -> String.valueOf(container.name()))
                .toList();
        for (ContainerOverride override : given == null ? List.<ContainerOverride>of() : given) {
            String name = override.name();
            boolean unnamed = name == null || name.isBlank();
            if (unnamed && !isEmpty(override)) { // documented: ContainerOverride - required; inferred: the text
                throw Refused.invalid("Container override name can not be blank.");
            }
            if (!unnamed && !names.contains(name)) { // observed: RunTask
                throw Refused.invalid(
                        "Override for container named " + name + " is not a container in the TaskDefinition.");
            }
        }
    }

    /** documented: ContainerOverride - an empty one is no error. */
    private static boolean isEmpty(ContainerOverride override) {
        return override.equals(ContainerOverride.of(empty -> empty.name(override.name())));
    }

    private TaskState start(
            RunTask.Request request,
            ClusterState cluster,
            TaskDefinitionState definition,
            LaunchOptions launch,
            int turn) {
        String group = request.group() == null // documented: RunTask
                ? "family:" + definition.ref().family()
                : request.group();
        TaskOptions options = TaskOptions.standalone(
                launch, turn, request.overrides(), Boolean.TRUE.equals(request.enableExecuteCommand()));
        return world.runTask(cluster, definition, group, request.startedBy(), options);
    }

    /** documented: RunTask - the call's own tags win over those of the task definition. */
    private static List<Tag> allTags(
            RunTask.Request request, ClusterState cluster, TaskDefinitionState definition, List<Tag> given) {
        List<Tag> all = new ArrayList<>();
        if ("TASK_DEFINITION".equals(request.propagateTags())) {
            all.addAll(definition.tags().list());
        }
        if (Boolean.TRUE.equals(request.enableECSManagedTags())) {
            all.addAll(TaskTags.managed(cluster));
        }
        all.addAll(given);
        return all;
    }
}
