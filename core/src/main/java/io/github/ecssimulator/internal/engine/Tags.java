package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tags of one resource. Used under the lock of the world. */
public final class Tags {
    private Map<String, Tag> byKey = Map.of(); // most resources never get any

    Tags() {}

    /** Sets tags; one with a key that is there already replaces it. */
    public void set(Collection<Tag> tags) {
        if (byKey.isEmpty() && !tags.isEmpty()) {
            byKey = new LinkedHashMap<>();
        }
        tags.forEach(tag -> byKey.put(String.valueOf(tag.key()), tag));
    }

    /** Takes tags away. */
    public void remove(Collection<String> keys) {
        if (!byKey.isEmpty()) {
            byKey.keySet().removeAll(keys);
        }
    }

    /** Returns the tags: a copy, in the order in which the keys were first set. */
    public List<Tag> list() {
        return List.copyOf(byKey.values());
    }

    /** The tags that ECS gives a task of a service when it is made. */
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
