package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.internal.engine.Rollout.Phase;
import io.github.ecssimulator.model.DeploymentSettings.CircuitBreaker;

/** How a deployment ends: it completes, fails, or is stopped; and how the one before it comes back. */
record RolloutEndings(Agenda agenda, ServiceReports reports) {

    void complete(TaskSetState set) {
        set.complete(agenda.now());
        reports.rolloutCompleted(set);
        set.service().history().completed(set, agenda.now());
    }

    /** Ends a deployment whose tasks fail, if the service asks for it. */
    void breakCircuit(TaskSetState failed) {
        CircuitBreaker breaker = failed.service().deployment().circuitBreaker();
        if (breaker != CircuitBreaker.DISABLED) {
            boolean rollBack = breaker == CircuitBreaker.ROLL_BACK;
            fail(failed, Phase.CIRCUIT_BROKEN, " circuit breaker", ServiceTexts.STARTS_FAILED, rollBack);
        }
    }

    /** Ends a blue/green deployment of which a stage lasts too long. */
    void timeOut(TaskSetState green) { // inferred: the text
        fail(green, Phase.FAILED, " stage limit", ServiceTexts.STAGE_TOO_LONG, true);
    }

    /**
     * Ends a deployment on demand; without a deployment to go back to it only stops. Source: documented: service-deployment;
     * documented: StopServiceDeployment - also if the circuit breaker does not roll back; inferred: the texts.
     */
    void stop(TaskSetState stopped, boolean rollBack) {
        fail(stopped, Phase.FAILED, "", ServiceTexts.STOPPED_BY_USER, rollBack);
    }

    private void fail(TaskSetState failed, Phase end, String by, String why, boolean rollBack) {
        ServiceState service = failed.service();
        String who = "ECS deployment" + by + ": ";
        failed.end(end, who + why, agenda.now());
        reports.rolloutFailed(failed, why);
        service.history().failed(failed, agenda.now());
        TaskSetState target = rollBack ? service.lastCompletedOrNull() : null;
        if (target != null) {
            target.comeBack(who, agenda.now());
            service.rollBack(failed, target, agenda.now());
            reports.rolledBack(failed, target);
        }
    }
}
