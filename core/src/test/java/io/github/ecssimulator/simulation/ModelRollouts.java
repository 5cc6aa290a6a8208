package io.github.ecssimulator.simulation;

import io.github.ecssimulator.journal.DeploymentEvent;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.DeploymentSettings.DeploymentStrategy;
import io.github.ecssimulator.model.RolloutState;
import io.github.ecssimulator.simulation.Model.ModelTask;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which deployment of each service is the latest, and what keeps it from completing. */
final class ModelRollouts {
    private final Map<String, String> latest = new LinkedHashMap<>();
    private final Set<String> inProgress = new LinkedHashSet<>();
    private final Map<String, Instant> trafficMovedAt = new LinkedHashMap<>();
    private final Set<String> rollingBack = new LinkedHashSet<>();
    private final Set<String> stopped = new LinkedHashSet<>();
    private final Set<String> waitToStartAgain = new LinkedHashSet<>();

    void absorb(DeploymentEvent event, Instant at) {
        if (event instanceof DeploymentEvent.Started started) {
            begin(Model.key(started.service()), started.id());
        } else if (event instanceof DeploymentEvent.RolledBack back) {
            waitToStartAgain.remove(back.target());
            trafficMovedAt.remove(back.target());
            rollingBack.add(back.target());
            begin(Model.key(back.service()), back.target());
        } else if (event instanceof DeploymentEvent.TrafficMoved moved) {
            trafficMovedAt.put(moved.id(), at);
        } else if (event instanceof DeploymentEvent.Ended ended) {
            inProgress.remove(ended.id());
            rollingBack.remove(ended.id());
            if (ended.state() == RolloutState.COMPLETED) {
                waitToStartAgain.remove(ended.id());
            }
        }
    }

    void absorb(ServiceEvent event) {
        if (event instanceof ServiceEvent.Deleted deleted) {
            latest.remove(Model.key(deleted.service()));
        }
    }

    private void begin(String service, String deployment) {
        latest.put(service, deployment);
        inProgress.add(deployment);
    }

    void stopped(String service) {
        stopped.add(latest.get(service));
    }

    boolean wasStopped(String deployment) {
        return stopped.contains(deployment);
    }

    void ran(ModelTask task) {
        waitToStartAgain.remove(task.deployment);
    }

    void failedToStart(ModelTask task) {
        waitToStartAgain.add(task.deployment);
    }

    /** Whether blue/green lets the older tasks go: the traffic moved, and what is new has baked, or takes over again. */
    boolean hasBaked(String deployment, DeploymentSettings settings, Instant now) {
        Instant moved = trafficMovedAt.get(deployment);
        Duration bakes = rollingBack.contains(deployment) ? Duration.ZERO : settings.bakeTime();
        return moved != null && !now.isBefore(moved.plus(bakes));
    }

    /** What a renewal is judged by. */
    record Look(
            List<ModelTask> tasks,
            int desired,
            DeploymentSettings settings,
            Instant now,
            Predicate<ModelTask> isProtected) {

        boolean hasRoom() {
            return tasks.stream().filter(ModelTask::isActive).count() < settings.tasksMax(desired);
        }

        /** A task that does not run yet and was started although it is replaced stays while it is needed. */
        boolean maySpare(ModelTask task, List<ModelTask> fresh, List<ModelTask> replaced) {
            if (task.isRunning()) {
                return maySpareOneThatRuns();
            }
            long covering = fresh.stream().filter(ModelTask::isRunning).count() + replaced.size() - 1;
            return !task.standsIn || covering >= settings.tasksMin(desired);
        }

        private boolean maySpareOneThatRuns() {
            return tasks.stream().filter(ModelTask::isRunning).count() - 1 >= settings.tasksMin(desired);
        }
    }

    /** assumed: U2 - a task that is replaced does not renew while protected tasks alone hold the newer deployment. */
    boolean blocksRenewal(ModelTask task, Look look) {
        String primary = latest.get(task.service);
        if (primary == null || primary.equals(task.deployment) || !inProgress.contains(primary)) {
            return false;
        }
        List<ModelTask> fresh = look.tasks().stream()
                .filter(each -> primary.equals(each.deployment))
                .toList();
        List<ModelTask> replaced = look.tasks().stream()
                .filter(each -> !primary.equals(each.deployment) && each.isActive())
                .toList();
        return hasWhatItCanGet(primary, fresh, look)
                && isLetGo(primary, look)
                && replaced.stream()
                        .allMatch(each -> look.isProtected().test(each) && look.maySpare(each, fresh, replaced));
    }

    /** Whether a task belongs to a deployment that a newer one replaces. */
    boolean isReplaced(ModelTask task) {
        String primary = latest.get(task.service);
        return primary != null && !primary.equals(task.deployment);
    }

    int cover(List<ModelTask> tasks) {
        return (int) tasks.stream()
                .filter(task -> isReplaced(task) ? task.isActive() : task.isRunning())
                .count();
    }

    private boolean hasWhatItCanGet(String primary, List<ModelTask> fresh, Look look) {
        List<ModelTask> active = fresh.stream().filter(ModelTask::isActive).toList();
        boolean stuck = !look.hasRoom() && !waitToStartAgain.contains(primary);
        return fresh.stream().noneMatch(ModelTask::isFailing)
                && active.stream().allMatch(ModelTask::isRunning)
                && (active.size() >= look.desired() || stuck);
    }

    /** Blue tasks are wanted until the bake time is over, unless the service wants none at all. */
    private boolean isLetGo(String primary, Look look) {
        return look.settings().strategy() == DeploymentStrategy.ROLLING
                || look.desired() == 0
                || hasBaked(primary, look.settings(), look.now());
    }
}
