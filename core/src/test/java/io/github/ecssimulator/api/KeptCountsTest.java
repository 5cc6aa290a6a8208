package io.github.ecssimulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.SimulatedTaskDefinition;
import io.github.ecssimulator.model.DesiredStatus;
import io.github.ecssimulator.model.GivenTask;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ours: counts and lists that are kept agree with the tasks, whatever has become of those. */
class KeptCountsTest {
    private static final int STEPS = 150;
    private static final int DEPLOYMENTS_MAX = 4;

    private final EcsSimulator ecs =
            EcsSimulator.builder().taskTimings(TaskTimings.realistic()).build();
    private final SimulatedCluster media = ecs.createCluster("media");
    private final SimulatedService web = media.createService(
            "web", ServiceSettings.replica(3), List.of(given(TaskStatus.PENDING), given(TaskStatus.RUNNING)));
    private final SimulatedService api = media.createService("api", 2);
    private final SimulatedTaskDefinition video = ecs.registerTaskDefinition("video");

    private static GivenTask given(TaskStatus status) {
        return GivenTask.inStatus(status);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void countsAndLists_whateverHappens_areThoseOfTheTasks(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int step = 0; step < STEPS; step++) {
            act(random);
            clusterAgrees();
            instancesAgree();
            assertThat(listed(ListTasks.request(r -> r.cluster("media").serviceName("web"))))
                    .isEqualTo(wanted(task -> task.service().equals(Optional.of(web))));
            assertThat(listed(ListTasks.request(r -> r.cluster("media").serviceName("api"))))
                    .isEqualTo(wanted(task -> task.service().equals(Optional.of(api))));
            if (step % 3 == 0) {
                filterAgrees(random);
            }
        }
    }

    /** One filter, by what some task has, among those that run or those that do not. */
    private void filterAgrees(SplittableRandom random) {
        List<SimulatedTask> tasks = media.tasks();
        Task some = described(tasks.get(random.nextInt(tasks.size())));
        String desired = random.nextBoolean() ? "RUNNING" : "STOPPED";
        Filter filter = Filter.ALL.get(random.nextInt(Filter.ALL.size()));
        String value = filter.of.apply(some);
        if (value != null) {
            assertThat(listed(ListTasks.request(
                            r -> filter.asks.apply(r, value).cluster("media").desiredStatus(desired))))
                    .as("%s %s %s", desired, filter.name, value)
                    .isEqualTo(wanted(
                            DesiredStatus.valueOf(desired), task -> value.equals(filter.of.apply(described(task)))));
        }
    }

    private record Filter(
            String name,
            Function<Task, @Nullable String> of,
            BiFunction<ListTasksBuilder, String, ListTasksBuilder> asks) {
        static final List<Filter> ALL = List.of(
                new Filter("family", Filter::family, ListTasksBuilder::family),
                new Filter("startedBy", Task::startedBy, ListTasksBuilder::startedBy),
                new Filter("launchType", Task::launchType, ListTasksBuilder::launchType),
                new Filter("serviceName", Filter::service, ListTasksBuilder::serviceName),
                new Filter("containerInstance", Task::containerInstanceArn, ListTasksBuilder::containerInstance));

        private static String family(Task task) {
            return String.valueOf(task.taskDefinitionArn()).replaceAll(".*/(.*):.*", "$1");
        }

        private static @Nullable String service(Task task) {
            String group = String.valueOf(task.group());
            return group.startsWith("service:") ? group.substring("service:".length()) : null;
        }
    }

    private void act(SplittableRandom random) {
        List<SimulatedTask> tasks = media.tasks();
        SimulatedTask task = tasks.get(random.nextInt(tasks.size()));
        switch (random.nextInt(10)) {
            case 0 -> web.scaleTo(random.nextInt(7));
            case 1 -> api.scaleTo(1 + random.nextInt(3));
            case 2 -> deploy();
            case 3 -> task.stop();
            case 4 -> task.crash(1);
            case 5 -> media.runTask();
            case 6 -> media.addTask(given(random.nextBoolean() ? TaskStatus.RUNNING : TaskStatus.STOPPING));
            case 7 -> ecs.clock().advance(random.nextInt(9) == 0 ? Duration.ofHours(2) : Duration.ofMinutes(2));
            default -> ecs.clock().advance(Duration.ofSeconds(random.nextInt(40)));
        }
    }

    private void deploy() {
        if (web.deployments().size() < DEPLOYMENTS_MAX) {
            web.deploy(video);
        }
    }

    private void clusterAgrees() {
        Cluster cluster = ecs.api()
                .execute(new DescribeClusters.Request(List.of("media"), List.of("STATISTICS")))
                .response()
                .clusters()
                .get(0);
        int running = count(task -> task.lastStatus() == TaskStatus.RUNNING);
        int pending = count(KeptCountsTest::isPending);

        assertThat(cluster.runningTasksCount()).isEqualTo(running);
        assertThat(cluster.pendingTasksCount()).isEqualTo(pending);
        assertThat(cluster.statistics())
                .contains(
                        new KeyValuePair("runningEC2TasksCount", "" + running),
                        new KeyValuePair("pendingEC2TasksCount", "" + pending),
                        new KeyValuePair("runningFargateTasksCount", "0"));
    }

    private void instancesAgree() {
        for (ContainerInstance instance : instances()) {
            String arn = String.valueOf(instance.containerInstanceArn());
            Predicate<SimulatedTask> placedHere =
                    task -> arn.equals(described(task).containerInstanceArn());

            assertThat(instance.runningTasksCount())
                    .isEqualTo(wanted(placedHere.and(SimulatedTask::isRunning)).size());
            assertThat(instance.pendingTasksCount())
                    .isEqualTo(wanted(placedHere.and(task -> isPending(task.snapshot())))
                            .size());
            assertThat(listed(ListTasks.request(r -> r.cluster("media").containerInstance(arn))))
                    .isEqualTo(wanted(placedHere));
        }
    }

    private List<ContainerInstance> instances() {
        List<String> arns = ecs.api()
                .execute(new ListContainerInstances.Request("media", null, null, null, null))
                .response()
                .containerInstanceArns();
        return ecs.api()
                .execute(new DescribeContainerInstances.Request("media", arns, null))
                .response()
                .containerInstances();
    }

    private Task described(SimulatedTask task) {
        return ecs.api()
                .execute(new DescribeTasks.Request("media", List.of(task.id()), null))
                .response()
                .tasks()
                .get(0);
    }

    /** Page by page, two tasks on each. */
    private List<String> listed(ListTasks.Request request) {
        List<String> arns = new ArrayList<>();
        String[] token = {null};
        do {
            ListTasks.Response page = ecs.api()
                    .execute(ListTasks.request(r -> r.cluster(request.cluster())
                            .serviceName(request.serviceName())
                            .containerInstance(request.containerInstance())
                            .family(request.family())
                            .startedBy(request.startedBy())
                            .launchType(request.launchType())
                            .desiredStatus(request.desiredStatus())
                            .maxResults(2)
                            .nextToken(token[0])))
                    .response();
            arns.addAll(page.taskArns());
            token[0] = page.nextToken();
        } while (token[0] != null);
        return arns;
    }

    private List<String> wanted(Predicate<SimulatedTask> which) {
        return wanted(DesiredStatus.RUNNING, which);
    }

    private List<String> wanted(DesiredStatus desired, Predicate<SimulatedTask> which) {
        return media.tasks().stream()
                .filter(task -> task.snapshot().desiredStatus() == desired)
                .filter(which)
                .map(SimulatedTask::arn)
                .toList();
    }

    private int count(Predicate<TaskSnapshot> which) {
        return (int) media.tasks().stream()
                .map(SimulatedTask::snapshot)
                .filter(which)
                .count();
    }

    private static boolean isPending(TaskSnapshot task) {
        return task.desiredStatus() == DesiredStatus.RUNNING
                && task.lastStatus().compareTo(TaskStatus.RUNNING) < 0;
    }
}
