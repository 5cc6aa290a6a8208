package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.DeploymentSettings.CircuitBreaker;

/** How a deployment ends: it completes, fails, or is stopped; and how the one before it comes back. */
final class RolloutEndings {
    private final WorldTime time;
    private final ServiceReports reports;

    RolloutEndings(WorldTime time, ServiceReports reports) {
        this.time = time;
        this.reports = reports;
    }

    void complete(TaskSetState set) {
        set.complete(time.now());
        reports.rolloutCompleted(set);
        set.service().history().completed(set, time.now());
    }

    /** Ends a deployment whose tasks fail, if the service asks for it. */
    void breakCircuit(TaskSetState failed) {
        CircuitBreaker breaker = failed.service().deployment().circuitBreaker();
        if (breaker != CircuitBreaker.DISABLED) {
            failed.breakCircuit("ECS deployment circuit breaker: " + ServiceTexts.STARTS_FAILED, time.now());
            tell(failed, ServiceTexts.STARTS_FAILED);
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
        failed.fail(who + why, time.now());
        tell(failed, why);
    }

    private void tell(TaskSetState failed, String why) {
        reports.rolloutFailed(failed, why);
        failed.service().history().failed(failed, time.now());
    }

    private void rollBack(TaskSetState failed, String who) {
        ServiceState service = failed.service();
        TaskSetState target = service.lastCompletedOrNull();
        if (target != null) {
            target.comeBack(who, time.now());
            service.rollBack(failed, target, time.now());
            reports.rolledBack(failed, target);
        }
    }
}
