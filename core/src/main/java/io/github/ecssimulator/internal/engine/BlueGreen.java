package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.DeploymentSettings.DeploymentStrategy;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Scheduling.StageLimit;
import java.time.Duration;
import java.time.Instant;

/** The stages of a blue/green deployment: green scales up, the traffic moves, both bake, blue is cleaned up. */
record BlueGreen(Agenda agenda, Looks looks, ServiceReports reports, RolloutEndings endings, Policies policies) {
    private static final Duration STAGE_MAX = Duration.ofHours(24); // documented: blue/green, how it works

    /** Moves the traffic once every green task runs, and lets blue go when the bake time is over. */
    void prepare(ServiceState service) {
        for (TaskSetState set : service.taskSets()) {
            if (!isUnderWay(set)) {
                agenda.callOff(set.endStageBy(null));
            }
        }
        TaskSetState green = service.primaryOrNull();
        if (green == null || !isUnderWay(green)) {
            return;
        }
        Instant now = agenda.now();
        if (green.trafficMovedAtOrNull() == null && !green.hasStageEnd()) {
            limitStage(green, now);
        }
        if (green.trafficMovedAtOrNull() == null
                && green.tasks().runningCount() >= service.desiredCount()) { // documented: blue/green
            green.rollout().moveTraffic(now);
            Instant baked = now.plus(bakeTime(service));
            limitStage(green, baked); // a bake time never lasts longer than a stage may
            reports.trafficMoved(green, () -> looks.lookAt(baked, service));
        }
        Instant moved = green.trafficMovedAtOrNull();
        if (moved != null) {
            green.rollout().bake(!now.isBefore(moved.plus(bakeTime(service))));
        }
    }

    private static boolean isUnderWay(TaskSetState set) {
        ServiceState service = set.service();
        return service.status() == ServiceStatus.ACTIVE
                && service.deployment().strategy() == DeploymentStrategy.BLUE_GREEN
                && set.equals(service.primaryOrNull())
                && set.isInProgress();
    }

    private static Duration bakeTime(ServiceState service) { // inferred: what went back was in place before
        return service.history().isRollingBack()
                ? Duration.ZERO
                : service.deployment().bakeTime();
    }

    /** A stage that replaces nothing, or takes something back, may last. */
    private void limitStage(TaskSetState green, Instant begin) { // assumed: U57
        agenda.callOff(green.endStageBy(null));
        ServiceState service = green.service();
        if (service.taskSets().size() > 1 && !service.history().isRollingBack() && policies.has(StageLimit.FAILS)) {
            green.endStageBy(agenda.plan(begin.plus(STAGE_MAX), "end of a stage of ", green, () -> {
                green.endStageBy(null);
                endings.timeOut(green);
                looks.changed(service);
            }));
        }
    }
}
