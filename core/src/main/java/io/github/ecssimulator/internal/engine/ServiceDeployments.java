package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.internal.engine.ServiceDeploymentState.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The history of a service's deployments. */
final class ServiceDeployments {
    private final List<ServiceDeploymentState> newestFirst = new ArrayList<>();

    void began(TaskSetState target, List<TaskSetState> sources, Instant at) {
        for (ServiceDeploymentState older : newestFirst) {
            if (older.isInProgress() || older.isRollingBack()) {
                older.end(Status.STOPPED, "Service deployment was replaced by a newer one.", at); // inferred
            }
        }
        newestFirst.add(0, new ServiceDeploymentState(target, sources, at));
    }

    /** Makes a deployment one of those that the latest replaces. */
    void precede(TaskSetState older) {
        newestFirst.set(0, newestFirst.get(0).replacing(older));
    }

    void completed(TaskSetState set, Instant at) {
        ServiceDeploymentState latest = newestFirst.get(0);
        if (latest.isRollingBack() && latest.rolledBackToOrNull() == set) {
            latest.end(Status.ROLLBACK_SUCCESSFUL, latest.statusReason(), at);
        } else if (latest.target() == set && latest.isInProgress()) {
            latest.end(Status.SUCCESSFUL, set.rollout().reason(), at);
        }
    }

    void failed(TaskSetState set, Instant at) { // documented: ServiceDeployment - without a roll-back it stops
        ServiceDeploymentState latest = newestFirst.get(0);
        if (latest.isRollingBack() && latest.rolledBackToOrNull() == set) {
            latest.end(Status.ROLLBACK_FAILED, latest.statusReason(), at);
        } else {
            latest.end(Status.STOPPED, set.rollout().reason(), at);
        }
    }

    boolean isRollingBack() {
        return !newestFirst.isEmpty() && newestFirst.get(0).isRollingBack();
    }

    void rolledBack(TaskSetState target, Instant at) {
        newestFirst.get(0).rollBackTo(target, at);
    }

    List<ServiceDeploymentState> newestFirst() {
        return List.copyOf(newestFirst);
    }
}
