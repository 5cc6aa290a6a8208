package io.github.ecssimulator.journal;

import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.model.VisibleText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A change of a service, or a decision of its scheduler. */
public sealed interface ServiceEvent extends JournalEvent {

    /** {@return the service that changed} */
    ServiceArn service();

    @Override
    default Optional<ServiceArn> aboutService() {
        return Optional.of(service());
    }

    /**
     * A service was created.
     *
     * @param service the service
     * @param desiredCount how many tasks it wants
     */
    record Created(ServiceArn service, int desiredCount) implements ServiceEvent {
        @Override
        public String text() {
            return VisibleText.of(name(service) + " was created with desired count " + desiredCount);
        }
    }

    /**
     * A service got another desired count.
     *
     * @param service the service
     * @param before the old desired count
     * @param after the new desired count
     */
    record Scaled(ServiceArn service, int before, int after) implements ServiceEvent {
        @Override
        public String text() {
            return VisibleText.of(name(service) + " was scaled from " + before + " to " + after);
        }
    }

    /**
     * A service was deleted.
     *
     * @param service the service
     */
    record Deleted(ServiceArn service) implements ServiceEvent {
        @Override
        public String text() {
            return VisibleText.of(name(service) + " was deleted");
        }
    }

    /**
     * Scale-in chose tasks to stop.
     *
     * @param service the service
     * @param desiredCount how many tasks it wants
     * @param victims the tasks it stops, in the order they were chosen
     * @param rule why these
     * @param spared the protected tasks it passed over; listed when the service was scaled or deployed, and left empty
     *     when the end of a protection set it off
     */
    record ScaledIn(ServiceArn service, int desiredCount, List<TaskRef> victims, String rule, List<TaskRef> spared)
            implements ServiceEvent {
        public ScaledIn {
            victims = List.copyOf(victims);
            spared = List.copyOf(spared);
        }

        @Override
        public String text() {
            return VisibleText.of(name(service) + " scales in to " + desiredCount + ": stops " + ids(victims) + " ("
                    + rule + ")" + (spared.isEmpty() ? "" : ", spares the protected " + ids(spared)));
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }

        @Override
        public boolean concerns(TaskId task) {
            return contains(victims, task) || contains(spared, task);
        }
    }

    /**
     * Scale-in found only protected tasks, so the service keeps more tasks than it wants.
     *
     * @param service the service
     * @param desiredCount how many tasks it wants
     * @param spared the protected tasks that keep it above
     */
    record ScaleInHeld(ServiceArn service, int desiredCount, List<TaskRef> spared) implements ServiceEvent {
        public ScaleInHeld {
            spared = List.copyOf(spared);
        }

        @Override
        public String text() {
            return VisibleText.of(name(service) + " cannot scale in to " + desiredCount + ": protected " + ids(spared));
        }

        @Override
        public boolean concerns(TaskId task) {
            return contains(spared, task);
        }
    }

    /**
     * A service told one of its events.
     *
     * @param service the service
     * @param message the text, without the name of the service
     */
    record Told(ServiceArn service, String message) implements ServiceEvent {
        @Override
        public String text() {
            return VisibleText.of(name(service) + " " + message);
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * The last task of a deleted service is gone.
     *
     * @param service the service
     */
    record Inactive(ServiceArn service) implements ServiceEvent {
        @Override
        public String text() {
            return VisibleText.of(name(service) + " is INACTIVE");
        }
    }

    private static boolean contains(List<TaskRef> tasks, TaskId task) {
        return tasks.stream().anyMatch(ref -> ref.hasId(task));
    }

    private static String name(ServiceArn service) {
        return "service " + service.clusterName() + "/" + service.serviceName();
    }

    private static String ids(List<TaskRef> tasks) {
        return tasks.stream().map(ref -> ref.id().abbreviated()).collect(Collectors.joining(", "));
    }
}
