package io.github.ecssimulator.journal;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.model.ClusterArn;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.GivenTask;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskDefinitionRef;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.model.VisibleText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done to the world through none of the doors: the test scales and stops, gives the world services and tasks,
 * lets containers and hosts fail, injects faults; the code in a task ends by itself. A timeline does not tell deeds but what they
 * bring about.
 */
public sealed interface Deed extends Input {

    /**
     * The test did what a call does, such as {@code service.scaleTo(1)}. No fault meets it.
     *
     * @param request the call
     */
    record Called(EcsRequest<?> request) implements Deed {
        @Override
        public String text() {
            return VisibleText.of("the test called " + CallText.of(request));
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * The test gave the world a cluster, in which every capacity provider can be used.
     *
     * @param name its name
     */
    record ClusterGiven(String name) implements Deed {
        @Override
        public String text() {
            return VisibleText.of("the test created cluster " + name);
        }
    }

    /**
     * The test gave the world a task definition of which only the family matters.
     *
     * @param family its family
     */
    record DefinitionGiven(String family) implements Deed {
        @Override
        public String text() {
            return VisibleText.of("the test registered task definition " + family);
        }
    }

    /**
     * Tasks of a task definition fail to start from now on, or no more.
     *
     * @param definition the task definition
     * @param reason why they fail; absent when they start again
     */
    record StartsFail(
            TaskDefinitionRef definition, @Nullable String reason) implements Deed {
        @Override
        public String text() {
            return VisibleText.of("the test lets tasks of " + definition
                    + (reason == null ? " start again" : " fail to start: " + reason));
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * The test gave the world a service.
     *
     * @param cluster its cluster
     * @param name its name
     * @param settings what it is made with
     * @param tasks the tasks that it has already
     */
    record ServiceGiven(ClusterArn cluster, String name, ServiceSettings settings, List<GivenTask> tasks)
            implements Deed {
        public ServiceGiven {
            tasks = List.copyOf(tasks);
        }

        @Override
        public Optional<ServiceArn> aboutService() {
            return Optional.of(new ServiceArn(cluster.scope(), cluster.clusterName(), name));
        }

        @Override
        public String text() {
            return VisibleText.of("the test created service " + cluster.clusterName() + "/" + name
                    + (tasks.isEmpty() ? "" : " with " + tasks.size() + " tasks that ran before"));
        }
    }

    /**
     * A service got other deployment settings.
     *
     * @param service the service
     * @param settings how it replaces its tasks from now on
     */
    record ServiceConfigured(ServiceArn service, DeploymentSettings settings) implements Deed {
        @Override
        public Optional<ServiceArn> aboutService() {
            return Optional.of(service);
        }

        @Override
        public String text() {
            return VisibleText.of("the test configured the deployments of service " + service.clusterName() + "/"
                    + service.serviceName());
        }
    }

    /**
     * The cluster of a daemon service got another number of container instances.
     *
     * @param service the daemon service
     * @param count how many there are from now on
     */
    record DaemonScaled(ServiceArn service, int count) implements Deed {
        @Override
        public Optional<ServiceArn> aboutService() {
            return Optional.of(service);
        }

        @Override
        public String text() {
            return VisibleText.of("the test gave the cluster of daemon " + service.clusterName() + "/"
                    + service.serviceName() + " " + count + " container instances");
        }
    }

    /**
     * The test started a standalone task.
     *
     * @param cluster its cluster
     * @param group its group
     */
    record TaskRun(ClusterArn cluster, String group) implements Deed {
        @Override
        public String text() {
            return VisibleText.of("the test ran a task of group " + group + " in cluster " + cluster.clusterName());
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * The test gave the world a standalone task that was started before.
     *
     * @param cluster its cluster
     * @param task the task
     */
    record TaskGiven(ClusterArn cluster, GivenTask task) implements Deed {
        @Override
        public String text() {
            return VisibleText.of("the test put a task into cluster " + cluster.clusterName());
        }
    }

    /** A deed at one task. */
    sealed interface AtTask extends Deed {

        /** {@return the task} */
        TaskRef task();

        @Override
        default Optional<TaskRef> about() {
            return Optional.of(task());
        }
    }

    /**
     * The essential container of a task ended by itself.
     *
     * @param task the task
     * @param exitCode what it ended with
     */
    record ContainerCrashed(TaskRef task, int exitCode) implements AtTask {
        @Override
        public String text() {
            return "the essential container of " + task + " ended with " + exitCode;
        }
    }

    /**
     * A task lost what it runs on, or its health.
     *
     * @param task the task
     * @param cause how
     */
    record TaskStruck(TaskRef task, StopCause cause) implements AtTask {
        @Override
        public String text() {
            return task + " is struck: " + cause;
        }
    }

    /**
     * The code in a task handles its stop signal from now on.
     *
     * @param task the task
     */
    record SignalHandled(TaskRef task) implements AtTask {
        @Override
        public String text() {
            return "the code in " + task + " handles its stop signal";
        }
    }

    /**
     * The containers of a task that was told to stop ended by themselves.
     *
     * @param task the task
     * @param exitCode what they ended with
     */
    record ContainersExited(TaskRef task, int exitCode) implements AtTask {
        @Override
        public String text() {
            return "the containers of " + task + " ended with " + exitCode;
        }
    }

    /**
     * The test's own rule gave a task its place among those that scale-in may stop.
     *
     * @param task the task
     * @param rank its rank; the lowest leaves first
     */
    record TaskRanked(TaskRef task, long rank) implements AtTask {
        @Override
        public String text() {
            return task + " has rank " + rank;
        }
    }

    /**
     * A fault waits for calls.
     *
     * @param fault the fault
     */
    record FaultInjected(Fault fault) implements Deed {
        @Override
        public String text() {
            return VisibleText.of("the test injected " + fault);
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * A fault of the agent was injected.
     *
     * @param fault the fault
     */
    record AgentFaultInjected(AgentFault fault) implements Deed {
        @Override
        public String text() {
            return VisibleText.of("the test injected a fault into " + fault);
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /** Every fault that still waited was taken back. */
    record FaultsLifted() implements Deed {
        @Override
        public String text() {
            return "the test took its faults back";
        }
    }
}
