package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.Tag;
import java.util.ArrayList;
import java.util.List;

/** The tags that ECS gives a task when it is made. */
public final class TaskTags {
    private TaskTags() {}

    static List<Tag> ofServiceTask(TaskSetState set) { // documented: CreateService propagateTags, enableECSManagedTags
        ServiceState service = set.service();
        List<Tag> tags = new ArrayList<>();
        if (service.options().propagateTags().equals("SERVICE")) {
            tags.addAll(service.tags().list());
        } else if (service.options().propagateTags().equals("TASK_DEFINITION")) {
            tags.addAll(set.taskDefinition().tags().list());
        }
        if (service.options().enableEcsManagedTags()) {
            tags.addAll(managed(service.cluster()));
            tags.add(new Tag("aws:ecs:serviceName", service.name()));
        }
        return tags;
    }

    /** Returns the tags of ECS itself for a task that belongs to no service. Source: documented: ecs-using-tags. */
    public static List<Tag> managed(ClusterState cluster) {
        return List.of(new Tag("aws:ecs:clusterName", cluster.name()));
    }
}
