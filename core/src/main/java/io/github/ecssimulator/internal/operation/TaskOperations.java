package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.DescribeTasks;
import io.github.ecssimulator.api.RunTask;
import io.github.ecssimulator.api.StartTask;
import io.github.ecssimulator.api.StopTask;
import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.api.Task;
import io.github.ecssimulator.api.Task.ContainerOverride;
import io.github.ecssimulator.api.Task.TaskOverride;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.ContainerInstanceState;
import io.github.ecssimulator.internal.engine.LaunchOptions;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.Tags;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.TaskOptions;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.internal.operation.TaskReader.Named;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.policy.Answering.AnswerOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The operations on tasks, but for their protection. */
record TaskOperations(
        World world,
        ClusterReader clusters,
        DefinitionReader definitions,
        TaskReader reader,
        ContainerInstanceOperations instances,
        TaskShape shape,
        ClientTokens<List<TaskState>> tokens) {
    private static final int COUNT_MAX = 10; // documented: RunTask
    private static final int STARTED_BY_MAX = 128; // documented: RunTask
    private static final int REASON_MAX = 1024; // documented: StopTask
    private static final String USUAL_REASON = "Task stopped by user"; // inferred: the text
    private static final int TASKS_MAX = 100; // documented: DescribeTasks

    /** Answers no failures: instances have no limits of CPU or memory, and without an instance the whole call is refused. */
    RunTask.Response run(RunTask.Request request) {
        List<TaskState> tasks =
                tokens.madeBy(request, request.clientToken(), conflict()).orElseGet(() -> startAll(request));
        return new RunTask.Response(
                tasks.stream().map(task -> shape.of(task, true)).toList(), List.of());
    }

    private static Refused conflict() { // documented: RunTask - the code; inferred: the text
        return Refused.of(
                "ConflictException", "The provided clientToken is already in use with a different RunTask request.");
    }

    /** Places tasks without the scheduler, also on an instance that is DRAINING. Source: documented: StartTask. */
    StartTask.Response start(StartTask.Request request) {
        Found<ContainerInstanceState> found =
                instances.find(request.cluster(), request.containerInstances(), COUNT_MAX);
        List<ContainerInstanceState> places = ContainerInstanceOperations.usable(found);
        RunTask.Request run = RunTask.request(r -> r.cluster(request.cluster())
                .count(places.isEmpty() ? null : (Integer) places.size())
                .enableECSManagedTags(request.enableECSManagedTags())
                .enableExecuteCommand(request.enableExecuteCommand())
                .group(request.group())
                .launchType("EC2")
                .networkConfiguration(request.networkConfiguration())
                .overrides(request.overrides())
                .propagateTags(request.propagateTags())
                .startedBy(request.startedBy())
                .tags(request.tags())
                .taskDefinition(request.taskDefinition()));
        return new StartTask.Response(
                startOn(run, places).stream().map(task -> shape.of(task, true)).toList(), found.failures());
    }

    private List<TaskState> startAll(RunTask.Request request) {
        int count = Given.or(request.count(), 1);
        List<TaskState> tasks = startOn(request, Collections.nCopies(Math.max(0, count), null));
        tokens.keep(request, request.clientToken(), tasks);
        return tasks;
    }

    /** Starts a task at each place; {@code null} is any. */
    private List<TaskState> startOn(RunTask.Request request, List<? extends @Nullable ContainerInstanceState> places) {
        check(request);
        List<Tag> tags = TagOperations.check(request.tags());
        TaskDefinitionState definition = definitions.requireActive(request.taskDefinition(), Refused::invalid);
        requireKnownContainers(request.overrides(), definition);
        ClusterState cluster = clusters.requireForCreation(clusters.nameOrDefault(request.cluster()));
        LaunchOptions launch = LaunchReader.read(
                cluster,
                LaunchReader.providersOf(cluster),
                request.launchType(),
                request.capacityProviderStrategy(),
                request.platformVersion(),
                request.networkConfiguration());
        LaunchReader.requireFitting(launch, definition);
        List<TaskState> tasks = IntStream.range(0, places.size())
                .mapToObj(turn -> start(request, cluster, definition, launch, turn, places.get(turn)))
                .toList();
        tasks.forEach(task -> task.tags().set(allTags(request, cluster, definition, tags)));
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
        List<String> names = DefinitionShape.containersOf(definition).stream()
                .map(container -> String.valueOf(container.name()))
                .toList();
        for (ContainerOverride override : Given.orNone(given)) {
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
            int turn,
            @Nullable ContainerInstanceState place) {
        String group = request.group() == null // documented: RunTask
                ? "family:" + definition.ref().family()
                : request.group();
        TaskOptions options =
                launch.forTask(turn, request.overrides(), Boolean.TRUE.equals(request.enableExecuteCommand()));
        return world.runTask(cluster, definition, group, request.startedBy(), options, place);
    }

    /** documented: RunTask - the call's own tags win over those of the task definition. */
    private static List<Tag> allTags(
            RunTask.Request request, ClusterState cluster, TaskDefinitionState definition, List<Tag> given) {
        List<Tag> all = new ArrayList<>();
        if ("TASK_DEFINITION".equals(request.propagateTags())) {
            all.addAll(definition.tags().list());
        }
        if (Boolean.TRUE.equals(request.enableECSManagedTags())) {
            all.addAll(Tags.managed(cluster));
        }
        all.addAll(given);
        return all;
    }

    /** Protection does not keep it from stopping a task. */
    StopTask.Response stop(StopTask.Request request) {
        Refused.ifLonger("reason", request.reason(), REASON_MAX);
        ClusterState cluster = clusters.requireActiveOrDefault(request.cluster());
        TaskState task = reader.require(request.task(), cluster);
        world.stopTask(task, StopCause.USER, Given.or(request.reason(), USUAL_REASON));
        return new StopTask.Response(shape.of(task, true));
    }

    DescribeTasks.Response describe(DescribeTasks.Request request) {
        Includes includes = Includes.of(request.include(), "TAGS");
        List<String> given = Refused.ifEmpty("Tasks", request.tasks()); // observed: DescribeTasks
        Refused.ifMore("taskIds", given, TASKS_MAX); // observed: DescribeTasks
        String clusterName = clusters.nameOrDefault(request.cluster());
        List<Named> identifiers = inAnswerOrder(reader.identify(given, clusterName));
        ClusterState cluster = clusters.requireActive(clusterName);
        Found<Task> found = new Found<>();
        for (Named named : identifiers) { // documented: DescribeTasks - a stopped one for at least an hour
            found.add(
                    named.findOrNull(cluster),
                    task -> shape.of(task, includes.tags()),
                    () -> reader.failureArn(named, clusterName));
        }
        return new DescribeTasks.Response(found.items(), found.failures());
    }

    private List<Named> inAnswerOrder(List<Named> asked) { // assumed: U18
        return world.policies().has(AnswerOrder.REQUEST_ORDER)
                ? asked
                : asked.stream().sorted(Comparator.comparing(Named::id)).toList();
    }
}
