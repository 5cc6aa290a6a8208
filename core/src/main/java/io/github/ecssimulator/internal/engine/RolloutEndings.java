package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.DeploymentSettings.CircuitBreaker;
import io.github.ecssimulator.model.RolloutState;
import io.github.ecssimulator.model.TaskSetStatus;

/** How a deployment ends: it completes, fails, or is stopped; and how the one before it comes back. */
final class RolloutEndings {
    private final WorldTime time;
    private final ServiceReports reports;

    RolloutEndings(WorldTime time, ServiceReports reports) {
        this.time = time;
        this.reports = reports;
    }

    void complete(TaskSetState set) {
        finish(set, RolloutState.COMPLETED, "ECS deployment " + set.id() + " completed.");
        reports.rolloutCompleted(set);
        set.forgetFailures();
        set.service().history().completed(set, time.now());
    }

    /** Ends a deployment whose tasks fail, if the service asks for it. */
    void breakCircuit(TaskSetState failed) {
        CircuitBreaker breaker = failed.service().deployment.circuitBreaker();
        if (breaker != CircuitBreaker.DISABLED) {
            failed.brokeCircuit = true;
            fail(failed, "ECS deployment circuit breaker: ", ServiceTexts.STARTS_FAILED);
            if (breaker == CircuitBreaker.ROLL_BACK) {
                rollBack(failed, "ECS deployment circuit breaker: ");
            }
        }
    }

    /** Ends a blue/green deployment of which a stage lasts too long. */
    void timeOut(TaskSetState green) { // inferred: the text
        fail(green, "ECS deployment stage limit: ", ServiceTexts.STAGE_TOO_LONG);
        rollBack(green, "ECS deployment stage limit: ");
    }

    /** Ends a deployment on demand; without a deployment to go back to it only stops. Source: documented: service-deployment. */
    void stop(TaskSetState stopped, boolean rollBack) {
        fail(stopped, "ECS deployment: ", ServiceTexts.STOPPED_BY_USER); // inferred: the texts
        if (rollBack) { // documented: StopServiceDeployment - also if the circuit breaker does not roll back
            rollBack(stopped, "ECS deployment: ");
        }
    }

    private void fail(TaskSetState failed, String who, String why) {
        finish(failed, RolloutState.FAILED, who + why);
        reports.rolloutFailed(failed, why);
        failed.service().history().failed(failed, time.now());
    }

    private void finish(TaskSetState set, RolloutState state, String reason) {
        set.rolloutState = state;
        set.rolloutReason = reason;
        set.finishedAt = time.now();
        set.updatedAt = time.now();
    }

    /** The roles swap: the failed deployment is the one whose tasks leave now. */
    private void rollBack(TaskSetState failed, String who) {
        ServiceState service = failed.service();
        TaskSetState target = service.lastCompletedOrNull();
        if (target == null) {
            return;
        }
        service.taskSets.remove(target);
        service.taskSets.add(0, target);
        Rollouts.replace(failed);
        target.status = TaskSetStatus.PRIMARY;
        target.rolloutState = RolloutState.IN_PROGRESS;
        target.rolloutReason = who + "rolling back to deploymentId " + target.id() + ".";
        target.trafficMovedAt = null; // it gets it back once its tasks run
        target.finishedAt = null;
        target.updatedAt = time.now();
        target.forgetFailures(); // what its tasks did in the time before is no failure of the roll-back
        service.options = service.options.with(target.launch()); // the next deployment starts from what is in place
        service.history().rolledBack(target, time.now());
        reports.rolledBack(failed, target);
    }
}
