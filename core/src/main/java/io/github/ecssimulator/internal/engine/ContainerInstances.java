package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.RegisterContainerInstance;
import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.internal.engine.ContainerInstanceState.Status;
import io.github.ecssimulator.journal.ClusterEvent;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.policy.Scheduling.DrainingHost;
import java.util.List;

/** The verbs of container instances. Called under the lock of the world. */
public record ContainerInstances(
        Agenda agenda,
        JournalLog journal,
        IdSequence ids,
        WorldSettings settings,
        Tasks tasks,
        Services services,
        Looks looks) {

    /** Registers an instance, which takes tasks at once. */
    public ContainerInstanceState register(
            ClusterState cluster, String zone, RegisterContainerInstance.Request request, List<Tag> tags) {
        cluster.requireActive();
        ContainerInstanceState instance = new ContainerInstanceState(
                ids.nextInstanceId(),
                cluster,
                zone,
                request,
                agenda.now(),
                settings.policies().has(DrainingHost.SPARES_PROTECTED));
        instance.tags().set(tags);
        cluster.add(instance);
        changed(instance, Status.ACTIVE);
        return instance;
    }

    /** Lets the tasks of services leave, or takes tasks again. Nothing happens where that is so already. */
    public void update(ContainerInstanceState instance, Status status) {
        if (instance.status() != status) {
            changed(instance, status);
        }
    }

    /** Takes an instance out of its cluster; by force with its tasks, which ECS counts as stopped from then on. */
    public void deregister(ContainerInstanceState instance, boolean force) {
        if (!force && !instance.tasks().isEmpty()) { // observed: DeregisterContainerInstance
            throw Refused.invalid("Found running tasks on the instance.");
        }
        update(instance, Status.INACTIVE);
    }

    private void changed(ContainerInstanceState instance, Status status) {
        instance.enter(status);
        ClusterState cluster = instance.cluster();
        journal.write(new ClusterEvent.InstanceChanged(cluster.arn(), instance.id(), status.name()), () -> {
            if (status == Status.INACTIVE) { // documented: stopped tasks - the reason
                tasks.stopAll(
                        instance.tasks(), StopCause.HOST_LOSS, "Container instance deregistration forced by user");
            }
            instance.tasks().forEach(TaskState::refile);
            List.copyOf(cluster.services()).forEach(this::follow);
        });
    }

    private void follow(ServiceState service) {
        if (service.status() == ServiceStatus.ACTIVE) {
            int wanted = service.cluster().tasksWanted(service.schedulingStrategy(), service.desiredCount());
            if (wanted == service.desiredCount()) {
                looks.changed(service);
            } else {
                services.scale(service, wanted);
            }
        }
    }
}
