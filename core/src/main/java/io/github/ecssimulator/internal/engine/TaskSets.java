package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.DeploymentController;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskDefinitionRef;
import io.github.ecssimulator.model.TaskSetStatus;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Scheduling.ServiceDeletion;
import org.jspecify.annotations.Nullable;

/** The verbs of task sets of external services. Called under the lock of the world. */
public record TaskSets(Deployments deployments, Tasks tasks, Looks looks, Agenda agenda, Policies policies) {

    /** Creates a task set and starts its tasks. */
    public TaskSetState create(
            ServiceState service,
            TaskDefinitionRef definition,
            double scalePercent,
            LaunchOptions launch,
            @Nullable String externalId) {
        Services.requireActive(service);
        if (service.controller() != DeploymentController.EXTERNAL) {
            throw Refused.invalid(
                    "CreateTaskSet is only supported for services with an EXTERNAL deployment controller.");
        }
        TaskSetState set =
                deployments.newTaskSet(service, deployments.definitionOf(service.name(), definition), launch);
        set.standAlone(
                externalId, scalePercent, service.taskSets().isEmpty() ? TaskSetStatus.PRIMARY : TaskSetStatus.ACTIVE);
        service.add(set);
        looks.changed(service);
        return set;
    }

    /** Gives a task set another share of the desired count. Protected tasks stay, as at any scale-in. */
    public void scale(TaskSetState set, double scalePercent) {
        Services.requireActive(set.service());
        set.scale(scalePercent, agenda.now());
        looks.changed(set.service());
    }

    /** Makes a task set the PRIMARY one, and the one that was it ACTIVE. The share of each, and with it their tasks, stay. */
    public void makePrimary(TaskSetState set) { // documented: UpdateServicePrimaryTaskSet
        if (set.status() == TaskSetStatus.DRAINING) { // inferred: the text
            throw Refused.invalid("The task set is being deleted.");
        }
        set.service().makePrimary(set, agenda.now());
    }

    /** Deletes a task set; it is DRAINING until its last task is gone. */
    public void delete(TaskSetState set, boolean force) { // documented: DeleteTaskSet
        if (!force && set.service().wanted(set) > 0) {
            throw Refused.invalid("The task set cannot be deleted while it is scaled above 0.");
        }
        set.drain(agenda.now());
        if (force && policies.has(ServiceDeletion.STOPS_PROTECTED)) { // assumed: U26
            tasks.stopAll(set.activeTasks(), StopCause.DELETION, "Task set was deleted");
        }
        looks.changed(set.service());
    }
}
