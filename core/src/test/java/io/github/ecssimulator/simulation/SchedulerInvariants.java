package io.github.ecssimulator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.DeploymentSettings.DeploymentStrategy;
import io.github.ecssimulator.model.RolloutState;
import io.github.ecssimulator.model.ServiceSnapshot;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskSetSnapshot;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.simulation.Model.ModelTask;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What the scheduler promises, whatever the time that tasks take and the settings of deployments. */
final class SchedulerInvariants {
    private static final Duration STAGE_MAX = Duration.ofHours(24); // documented: blue/green, how it works
    private static final Duration RESTART_WAIT_MAX = Duration.ofMinutes(27); // documented: service throttle logic

    private SchedulerInvariants() {}

    /** An ACTIVE service beside what the model knows of it. */
    private record Look(Scene scene, String name, ServiceSnapshot service) {

        static void atEach(Scene scene, BiConsumer<Look, TaskSetSnapshot> check) {
            for (ServiceSnapshot service : scene.services()) {
                if (service.status() == ServiceStatus.ACTIVE) {
                    Look look = new Look(scene, Model.key(service.arn()), service);
                    service.deployments().forEach(set -> check.accept(look, set));
                }
            }
        }

        DeploymentSettings settings() {
            return scene.model().settings(name);
        }

        int desired() {
            return scene.model().desired().get(name);
        }

        TaskSetSnapshot primary() {
            return service.deployments().get(0);
        }

        boolean isPrimary(TaskSetSnapshot set) {
            return set.id().equals(primary().id());
        }

        List<TaskSnapshot> tasksOf(TaskSetSnapshot set) {
            return service.tasks().stream()
                    .filter(task -> set.id().equals(task.startedBy()))
                    .toList();
        }

        /** Without those that leave as soon as others run in their place. */
        List<TaskSnapshot> lastingTasksOf(TaskSetSnapshot set) {
            return tasksOf(set).stream()
                    .filter(task -> !scene.model().isRetiring(task.ref().id().value()) && !isSentAway(task))
                    .toList();
        }

        /** documented: container-instance-draining. */
        boolean isSentAway(TaskSnapshot task) {
            return scene.model().isDraining(service.arn().clusterName() + "/" + task.availabilityZone());
        }

        boolean hasNoPlace() {
            return scene.hasNoPlace(service.arn().clusterName());
        }

        /** How many tasks a deployment shall have: only blue/green keeps the old ones until the new are proven. */
        int wanted(TaskSetSnapshot set) {
            return isPrimary(set) || isBeforeTheEndOfTheBakeTime() ? desired() : 0;
        }

        boolean isBeforeTheEndOfTheBakeTime() {
            return settings().strategy() == DeploymentStrategy.BLUE_GREEN
                    && primary().rolloutState() == RolloutState.IN_PROGRESS
                    && !hasBaked();
        }

        private boolean hasBaked() {
            return scene.model().hasBaked(primary().id(), settings(), scene.now());
        }

        /** The deployment is at its end: nothing is started for it, and the old tasks are left alone. */
        boolean hasFailed() {
            boolean failed = primary().rolloutState() == RolloutState.FAILED;
            Duration age = Duration.between(primary().createdAt(), scene.now());
            boolean early = primary().failedTasks() < 3
                    && age.compareTo(STAGE_MAX) < 0
                    && !scene.model().wasStopped(primary().id());
            assertThat(failed && early)
                    .as("a deployment that failed early: %s", primary())
                    .isFalse();
            return failed;
        }

        boolean waitsToStartAgain() {
            return isFailing() || hasFailedLately();
        }

        private boolean isFailing() {
            return scene.model().tasksOf(name).stream().anyMatch(ModelTask::isFailing);
        }

        private boolean hasFailedLately() {
            return scene.model()
                    .failedToStartAt(name)
                    .filter(at -> scene.now().isBefore(at.plus(RESTART_WAIT_MAX)))
                    .isPresent();
        }

        boolean hasRoom() {
            return settings().strategy() == DeploymentStrategy.BLUE_GREEN
                    || service.tasks().size() < settings().tasksMax(desired());
        }

        boolean maySpareOne() {
            return service.runningCount() - 1 >= settings().tasksMin(desired());
        }

        boolean isOnTheMove() {
            return scene.model().tasksOf(name).stream().anyMatch(ModelTask::isOnItsWay);
        }
    }

    /**
     * documented: SAS - the scheduler respects the desired count at all times; SEM - unless protection is in the way. Tasks
     * that still come up count: they are started at once, and {@link EachStatusTakesItsTime} sees to it that they arrive.
     */
    static final class DesiredCountIsKept implements Invariant {
        @Override
        public void atRest(Scene scene) {
            Look.atEach(scene, (look, set) -> {
                assertThat(look.service().desiredCount()).isEqualTo(look.desired());
                List<TaskSnapshot> tasks = look.lastingTasksOf(set);
                int wanted = look.wanted(set);
                if (tasks.size() < wanted) {
                    requireAReasonToLack(look, set, tasks.size());
                } else if (tasks.size() > wanted) {
                    requireAReasonToKeep(look, set, tasks);
                }
            });
        }

        private static void requireAReasonToLack(Look look, TaskSetSnapshot set, int count) {
            boolean replaces = look.service().tasks().size() > count;
            boolean failed = set.rolloutState() == RolloutState.FAILED;
            assertThat(failed || look.hasNoPlace() || look.waitsToStartAgain() || (replaces && !look.hasRoom()))
                    .as("%s lacks tasks in %s although it may start some", look.service(), set)
                    .isTrue();
        }

        private static void requireAReasonToKeep(Look look, TaskSetSnapshot set, List<TaskSnapshot> tasks) {
            boolean allProtected = tasks.stream()
                    .allMatch(task -> look.scene()
                            .model()
                            .protectedUntil(task.ref().id().value())
                            .isPresent());
            boolean heldByTheDeployment = !look.isPrimary(set) && (look.hasFailed() || !look.maySpareOne());
            assertThat(allProtected || heldByTheDeployment)
                    .as("%s keeps unprotected surplus in %s", look.service(), set)
                    .isTrue();
        }
    }

    /** documented: task maintenance - a task whose host is retired stays only until its replacement runs. */
    static final class RetiredTasksLeave implements Invariant {
        @Override
        public void atRest(Scene scene) {
            Look.atEach(scene, (look, set) -> {
                List<TaskSnapshot> tasks = look.tasksOf(set);
                if (tasks.stream()
                        .anyMatch(
                                task -> scene.model().isRetiring(task.ref().id().value()))) {
                    assertThat(look.lastingTasksOf(set))
                            .as("%s keeps a task whose host is retired", look.service())
                            .anyMatch(task -> !task.isRunning());
                }
            });
        }
    }

    /** documented: container-instance-draining - a task stays while minimumHealthyPercent asks for it, and only if it runs. */
    static final class DrainingTasksLeave implements Invariant {
        @Override
        public void atRest(Scene scene) {
            Look.atEach(
                    scene,
                    (look, set) -> look.tasksOf(set).stream()
                            .filter(look::isSentAway)
                            .forEach(task -> assertThat(task.isRunning() && !look.maySpareOne())
                                    .as("%s stays on an instance that drains", task)
                                    .isTrue()));
        }
    }

    /**
     * documented: EARLY - a deployment completes when no task of an older one is left. What delays it: protection, tasks
     * that still come up or stop, failing starts, a bake time, and percentages that leave no room.
     */
    static final class DeploymentsComplete implements Invariant {
        @Override
        public void atRest(Scene scene) {
            Look.atEach(scene, (look, set) -> {
                if (!look.isPrimary(set)) {
                    return;
                }
                boolean done = set.rolloutState() == RolloutState.COMPLETED
                        && look.service().deployments().size() == 1;
                assertThat(done || isDelayed(look))
                        .as("nothing delays %s", look.service())
                        .isTrue();
            });
        }

        private static boolean isDelayed(Look look) {
            return look.scene().model().protectedCount(look.name()) > 0
                    || look.isOnTheMove()
                    || look.hasFailed()
                    || look.waitsToStartAgain()
                    || look.isBeforeTheEndOfTheBakeTime()
                    || look.hasNoPlace()
                    || (!look.hasRoom() && !look.maySpareOne());
        }
    }

    /** documented: DeploymentConfiguration - no deployment stops a running task below minimumHealthyPercent. */
    static final class PercentagesAreKept implements Invariant {
        @Override
        public void onEntry(JournalEntry entry, Scene scene) {
            if (entry.event() instanceof TaskEvent.StopRequested stop && stop.cause() == StopCause.DEPLOYMENT) {
                String service =
                        stop.task().arn().clusterName() + "/" + stop.task().serviceName();
                List<ModelTask> running = scene.model().tasksOf(service).stream()
                        .filter(ModelTask::isRunning)
                        .toList();
                int desired = scene.model().desired().get(service);
                boolean runs = running.stream()
                        .anyMatch(task -> task.id.equals(stop.task().id().value()));
                assertThat(!runs
                                || running.size() - 1
                                        >= scene.model().settings(service).tasksMin(desired))
                        .as("%s, when %d of %d ran", stop.text(), running.size(), desired)
                        .isTrue();
            }
        }
    }

    /** assumed: U40 - a revision that is replaced gets a task only while the service would run too few without it. */
    static final class StandInsAreNeeded implements Invariant {
        @Override
        public void onEntry(JournalEntry entry, Scene scene) {
            if (entry.event() instanceof TaskEvent.Created created) {
                String service = created.task().arn().clusterName() + "/"
                        + created.task().serviceName();
                scene.model()
                        .coverWithout(created.task())
                        .ifPresent(cover -> assertThat(cover)
                                .as("%s, in a deployment that is replaced", created.text())
                                .isLessThan(scene.model()
                                        .settings(service)
                                        .tasksMin(scene.model().desired().get(service))));
            }
        }
    }

    /** A task stays in each status exactly as long as the world says, and shorter only if it is told to stop. */
    static final class EachStatusTakesItsTime implements Invariant {
        private final Map<TaskId, Instant> since = new LinkedHashMap<>();
        private final Map<TaskId, Instant> told = new LinkedHashMap<>();

        @Override
        public void onEntry(JournalEntry entry, Scene scene) {
            if (entry.event() instanceof TaskEvent.Created created) {
                since.put(created.task().id(), entry.at());
            } else if (entry.event() instanceof TaskEvent.StopRequested stop) {
                told.put(stop.task().id(), entry.at());
            } else if (entry.event() instanceof TaskEvent.StatusChanged changed) {
                TaskId id = changed.task().id();
                List<TaskStatus> path = changed.path();
                Instant due = since.get(id).plus(scene.timings().in(path.get(0)));
                boolean toldNow = entry.at().equals(told.get(id));
                assertThat(toldNow
                                || path.get(0) == TaskStatus.RUNNING
                                || entry.at().equals(due))
                        .as("%s at %s, due at %s", changed.text(), entry.at(), due)
                        .isTrue();
                since.put(id, entry.at());
            }
        }

        @Override
        public void atRest(Scene scene) {
            for (TaskSnapshot task : scene.tasks()) {
                boolean rests = task.isRunning() || task.isStopped();
                assertThat(rests
                                || !scene.now()
                                        .isAfter(since.get(task.ref().id())
                                                .plus(scene.timings().in(task.lastStatus()))))
                        .as("%s is overdue in %s", task.ref(), task.lastStatus())
                        .isTrue();
            }
        }
    }
}
