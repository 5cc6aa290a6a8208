package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.model.DeploymentController;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskDefinitionRef;
import io.github.ecssimulator.policy.Scheduling.ServiceDeletion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verbs of services. Called under the lock of the world. */
public record Services(
        Agenda agenda,
        JournalLog journal,
        Tasks tasks,
        Rollouts rollouts,
        Deployments deployments,
        Looks looks,
        WorldSettings settings) {

    /** Whether a task is to be replaced, and nothing but protected tasks keeps the newer deployment from completing. */
    public boolean holdsUpItsReplacement(TaskState task) {
        TaskSetState set = task.taskSetOrNull();
        return set != null && set.isReplaced() && rollouts.isHeldByProtectionAlone(set.service());
    }

    /** The same with no options of its own and no tags. */
    public ServiceState create(ClusterState cluster, String name, ServiceSettings spec) {
        return create(cluster, name, spec, ServiceOptions.defaults(spec), List.of());
    }

    /** Creates a service and starts its tasks. */
    public ServiceState create(
            ClusterState cluster, String name, ServiceSettings spec, ServiceOptions options, List<Tag> tags) {
        cluster.requireActive();
        ServiceState existing = cluster.serviceOrNull(name);
        requireGone(existing);
        // Before anything changes: a service that is refused must not be half there.
        TaskDefinitionState definition = spec.controller() == DeploymentController.ECS
                ? deployments.definitionOf(name, spec.taskDefinition())
                : null;
        ServiceState service = new ServiceState(
                new ServiceArn(settings.scope(), cluster.name(), name), cluster, spec, options, agenda.now());
        service.tags().set(tags);
        service.want(cluster.tasksWanted(spec.schedulingStrategy(), spec.desiredCount()));
        cluster.add(service);
        journal.write(new ServiceEvent.Created(service.arn(), service.desiredCount()), () -> {
            if (definition != null) {
                deployments.begin(service, definition);
            } else {
                looks.changed(service);
            }
        });
        return service;
    }

    private static void requireGone(@Nullable ServiceState existing) { // observed: CreateService, both texts
        if (existing != null && existing.status() != ServiceStatus.INACTIVE) {
            throw existing.status() == ServiceStatus.DRAINING
                    ? Refused.invalid("Unable to Start a service that is still Draining.")
                    : Refused.notIdempotent("service");
        }
    }

    /**
     * Gives a service another desired count. A number below that of its protected tasks is accepted: the service then keeps
     * running more tasks than it wants. Source: documented: SEM.
     */
    public void scale(ServiceState service, int desiredCount) {
        requireActive(service);
        agenda.because(want(service, desiredCount), () -> looks.changed(service));
    }

    /** Returns the entry that tells of it. */
    private long want(ServiceState service, int desiredCount) {
        long entry = journal.write(new ServiceEvent.Scaled(service.arn(), service.desiredCount(), desiredCount));
        if (desiredCount > service.desiredCount()) {
            rollouts.standIns().scaledOut(service, desiredCount - service.desiredCount());
        }
        service.want(desiredCount);
        return entry;
    }

    /** Ends a deployment that is under way; the one before comes back if it is to be rolled back. */
    public void stop(TaskSetState deployment, boolean rollBack) {
        rollouts.endings().stop(deployment, rollBack);
        looks.changed(deployment.service());
    }

    /** Lets a task stop once another runs in its place; tells whether it is to be so. */
    boolean retireAfterReplacement(TaskState task, String reason) {
        TaskSetState set = task.taskSetOrNull();
        if (set != null && task.ending().retirement() == null && rollouts.mayReplaceFirst(task)) {
            task.retire(reason);
            set.tasks().retire(task);
            looks.look(set.service());
        }
        return task.ending().retirement() != null;
    }

    /** Gives a service other deployment settings; they hold from now on, also for a deployment in progress. */
    public void configure(ServiceState service, DeploymentSettings deployment) {
        requireActive(service);
        service.configure(deployment);
        looks.changed(service);
    }

    /** Changes a service in several ways at once, before the scheduler looks at it. */
    public void update(ServiceState service, Update update) {
        requireActive(service);
        TaskDefinitionState next = update.taskDefinition() == null
                ? null
                : deployments.definitionOf(service.name(), update.taskDefinition());
        if (update.deploys()) {
            deployments.requireRoom(service);
        }
        service.configure(update.deployment());
        service.configure(update.options());
        long why = update.desiredCount() == null ? agenda.cause() : want(service, update.desiredCount());
        TaskSetState primary = service.primaryOrNull();
        if (update.deploys() && primary != null) {
            deployments.begin(service, next == null ? primary.taskDefinition() : next);
        } else {
            agenda.because(why, () -> looks.changed(service));
        }
    }

    /** Insists on a service that is ACTIVE. Returns it. */
    public static ServiceState requireActive(ServiceState service) {
        if (service.status() != ServiceStatus.ACTIVE) {
            throw Refused.of("ServiceNotActiveException", "Service was not ACTIVE.");
        }
        return service;
    }

    /** Deletes a service. It is DRAINING until its last task is gone, then INACTIVE. */
    public void delete(ServiceState service, boolean force) {
        if (service.status() != ServiceStatus.ACTIVE) {
            return;
        }
        if (!force && service.desiredCount() > 0) { // observed: DeleteService
            throw Refused.invalid("The service cannot be stopped while it is scaled above 0.");
        }
        service.drain();
        journal.write(new ServiceEvent.Deleted(service.arn()), () -> {
            if (settings.policies().has(ServiceDeletion.STOPS_PROTECTED)) { // assumed: U26
                List.copyOf(service.taskSets())
                        .forEach(set -> tasks.stopAll(set.activeTasks(), StopCause.DELETION, "Service was deleted"));
            }
            looks.changed(service);
        });
    }

    /** What changes at a service, all at once. Without a count that stays, without a task definition what the tasks are made of. */
    public record Update(
            @Nullable Integer desiredCount,
            DeploymentSettings deployment,
            ServiceOptions options,
            boolean deploys,
            @Nullable TaskDefinitionRef taskDefinition) {}
}
