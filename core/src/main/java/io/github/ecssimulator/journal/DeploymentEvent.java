package io.github.ecssimulator.journal;

import io.github.ecssimulator.model.RolloutState;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.TaskDefinitionRef;
import io.github.ecssimulator.model.VisibleText;
import java.util.Optional;

/** A step of a deployment. */
public sealed interface DeploymentEvent extends JournalEvent {

    /** {@return the service that is deployed} */
    ServiceArn service();

    @Override
    default Optional<ServiceArn> aboutService() {
        return Optional.of(service());
    }

    /**
     * A deployment, or a task set, began.
     *
     * @param service the service
     * @param id the deployment
     * @param taskDefinition what its tasks are made of
     */
    record Started(ServiceArn service, String id, TaskDefinitionRef taskDefinition) implements DeploymentEvent {
        @Override
        public String text() {
            return VisibleText.of(name(service) + " began deployment " + id + " of " + taskDefinition);
        }
    }

    /**
     * A deployment completed or failed.
     *
     * @param service the service
     * @param id the deployment
     * @param state COMPLETED or FAILED
     */
    record Ended(ServiceArn service, String id, RolloutState state) implements DeploymentEvent {
        @Override
        public String text() {
            return VisibleText.of(name(service) + " has deployment " + id + " " + state);
        }
    }

    /**
     * A failed deployment is rolled back.
     *
     * @param service the service
     * @param failed the deployment that failed
     * @param target the deployment that takes over again
     */
    record RolledBack(ServiceArn service, String failed, String target) implements DeploymentEvent {
        @Override
        public String text() {
            return VisibleText.of(name(service) + " rolls back from deployment " + failed + " to " + target);
        }
    }

    /**
     * Blue/green: the traffic moved to the new tasks.
     *
     * @param service the service
     * @param id the deployment that has the traffic now
     */
    record TrafficMoved(ServiceArn service, String id) implements DeploymentEvent {
        @Override
        public String text() {
            return VisibleText.of(name(service) + " moved its traffic to deployment " + id);
        }
    }

    private static String name(ServiceArn service) {
        return "service " + service.clusterName() + "/" + service.serviceName();
    }
}
