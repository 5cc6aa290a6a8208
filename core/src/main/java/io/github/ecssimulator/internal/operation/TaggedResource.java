package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.RefusedCall;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.Tags;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.TaskSetState;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.ClusterStatus;
import io.github.ecssimulator.model.ServiceStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the ARN in a call about tags to the tags of that resource. */
final class TaggedResource {
    private final World world;
    private final TaskDefinitionLookup definitions;
    private final TaskSetLookup taskSets;

    TaggedResource(World world) {
        this.world = world;
        this.definitions = new TaskDefinitionLookup(world);
        this.taskSets = new TaskSetLookup(world);
    }

    Tags require(@Nullable String resourceArn, String operation) {
        if (resourceArn == null || !resourceArn.startsWith("arn:")) { // inferred: the text
            throw Refused.invalid("Resource Identifier is invalid");
        }
        if (resourceArn.contains(":task-definition/")) {
            return ofDefinition(resourceArn);
        }
        ArnParts arn = ArnParts.parse(resourceArn, "Resource", world.settings().scope());
        return switch (arn.type()) {
            case "cluster" -> clusterOf(arn.require("cluster", 1, 1).names()).tags();
            case "service" ->
                serviceOf(longFormat(arn.require("service", 1, 2), 2)).tags();
            case "task" -> ofTask(longFormat(arn.require("task", 1, 2), 2));
            case "task-set" -> ofTaskSet(arn.require("task-set", 4, 4).names());
            case "container-instance", "capacity-provider" -> throw Refused.notModelled(operation, "a " + arn.type());
            default -> throw Refused.invalid("Unsupported resource type: " + arn.type()); // observed: DescribeTasks
        };
    }

    private static List<String> longFormat(ArnParts arn, int names) {
        if (arn.names().size() < names) { // observed: TagResource
            throw Refused.invalid("Long arn format must be used for tagging operations");
        }
        return arn.names();
    }

    private Tags ofDefinition(String arn) {
        TaskDefinitionState definition = TaskDefinitionLookup.hasRevision(arn) ? definitions.findOrNull(arn) : null;
        if (definition == null) {
            throw notFound();
        }
        return definition.tags();
    }

    private ClusterState clusterOf(List<String> names) {
        ClusterState cluster = world.clusterOrNull(names.get(0));
        if (cluster == null) {
            throw notFound();
        }
        if (cluster.status() == ClusterStatus.INACTIVE) { // observed: TagResource
            throw Refused.invalid("The specified cluster is inactive. Specify an active cluster and try again.");
        }
        return cluster;
    }

    private ServiceState serviceOf(List<String> names) {
        ServiceState service = clusterOf(names).serviceOrNull(names.get(1));
        if (service == null) {
            throw notFound();
        }
        if (service.status() == ServiceStatus.INACTIVE) { // inferred: the sibling text of clusters
            throw Refused.invalid("The specified service is inactive. Specify an active service and try again.");
        }
        return service;
    }

    private Tags ofTask(List<String> names) {
        TaskState task = TaskLookup.findOrNull(names.get(1), clusterOf(names));
        if (task == null) {
            throw notFound();
        }
        return task.tags();
    }

    private Tags ofTaskSet(List<String> names) {
        TaskSetState set = taskSets.findOrNull(String.join("/", names.subList(2, 4)), serviceOf(names));
        if (set == null) {
            throw notFound();
        }
        return set.tags();
    }

    private static RefusedCall notFound() { // documented: TagResource
        return Refused.of("ResourceNotFoundException", "The specified resource wasn't found.");
    }
}
