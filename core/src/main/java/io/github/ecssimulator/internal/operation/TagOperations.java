package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ListTagsForResource;
import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.api.TagResource;
import io.github.ecssimulator.api.UntagResource;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.Tags;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.ClusterStatus;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.policy.Refusing.InferredRefusals;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The operations on tags, and what all operations ask of tags. The texts of the refusals about tags are inferred. */
record TagOperations(World world, DefinitionReader definitions, ServiceReader.TaskSets taskSets) {
    private static final int TAGS_MAX = 50; // documented: TagResource
    private static final int KEY_MAX = 128; // documented: TagResource
    private static final int VALUE_MAX = 256; // documented: TagResource

    TagResource.Response tag(TagResource.Request request) {
        List<Tag> tags = check(request.tags());
        // documented: TagResource - required; inferred: the text; assumed: U46, that an empty list is none
        if (request.tags() == null || (tags.isEmpty() && world.policies().has(InferredRefusals.REFUSED))) {
            throw Refused.invalid("Tags can not be empty.");
        }
        add(tagsOf(request.resourceArn(), request.operation()), tags);
        return new TagResource.Response();
    }

    UntagResource.Response untag(UntagResource.Request request) {
        List<String> keys = Refused.ifEmpty("TagKeys", request.tagKeys()); // documented: required
        if (keys.stream().anyMatch(TagOperations::isReserved)) { // documented: TagResource - cannot be deleted
            throw Refused.invalid("Tag keys that start with aws: are reserved."); // inferred: the text
        }
        tagsOf(request.resourceArn(), request.operation()).remove(keys);
        return new UntagResource.Response();
    }

    ListTagsForResource.Response list(ListTagsForResource.Request request) {
        return new ListTagsForResource.Response(
                tagsOf(request.resourceArn(), request.operation()).list());
    }

    /** Checks the tags of a call; none are none. */
    static List<Tag> check(@Nullable List<Tag> tags) {
        List<Tag> given = Given.orNone(tags);
        Refused.ifMore("tags", given, TAGS_MAX);
        Set<String> keys = new TreeSet<>();
        for (Tag tag : given) {
            check(tag);
            if (!keys.add(String.valueOf(tag.key()))) {
                throw Refused.invalid("Duplicate tag key " + tag.key() + ".");
            }
        }
        return given;
    }

    private static void check(Tag tag) {
        String key = Refused.ifBlank("Tag key", tag.key());
        Refused.ifLonger("Tag key", key, KEY_MAX);
        Refused.ifLonger("Tag value", tag.value(), VALUE_MAX);
        if (isReserved(key)) {
            throw Refused.invalid("Tag keys that start with aws: are reserved.");
        }
    }

    /** Adds tags to what a resource has; those of ECS itself do not count against the limit. */
    private static void add(Tags tags, List<Tag> added) {
        Set<String> keys = new TreeSet<>();
        tags.list().forEach(tag -> keys.add(String.valueOf(tag.key())));
        added.forEach(tag -> keys.add(String.valueOf(tag.key())));
        keys.removeIf(TagOperations::isReserved);
        if (keys.size() > TAGS_MAX) { // documented: TagResource - at most 50 for a resource
            throw Refused.invalid("A resource can have at most " + TAGS_MAX + " tags.");
        }
        tags.set(added);
    }

    private static boolean isReserved(String key) {
        return key.toLowerCase(Locale.ROOT).startsWith("aws:");
    }

    private Tags tagsOf(@Nullable String resourceArn, String operation) {
        if (resourceArn == null || !resourceArn.startsWith("arn:")) { // inferred: the text
            throw Refused.invalid("Resource Identifier is invalid");
        }
        if (resourceArn.contains(":task-definition/")) {
            return ofDefinition(resourceArn);
        }
        ArnParts arn = ArnParts.parse(resourceArn, "Resource", world.settings().scope());
        return switch (arn.type()) {
            case "cluster" -> clusterOf(arn.require("cluster", 1, 1).names()).tags();
            case "service" -> serviceOf(longFormat(arn)).tags();
            case "task" -> ofTask(longFormat(arn));
            case "task-set" -> ofTaskSet(arn.require("task-set", 4, 4).names());
            case "container-instance" -> ofInstance(longFormat(arn));
            case "capacity-provider" -> throw Refused.notModelled(operation, "a " + arn.type());
            default -> throw arn.unsupported();
        };
    }

    private static List<String> longFormat(ArnParts arn) {
        List<String> names = arn.require(arn.type(), 1, 2).names();
        if (names.size() < 2) { // observed: TagResource
            throw Refused.invalid("Long arn format must be used for tagging operations");
        }
        return names;
    }

    private Tags ofDefinition(String arn) {
        return found(DefinitionReader.hasRevision(arn) ? definitions.findOrNull(arn) : null)
                .tags();
    }

    private ClusterState clusterOf(List<String> names) {
        ClusterState cluster = found(world.clusterOrNull(names.get(0)));
        if (cluster.status() == ClusterStatus.INACTIVE) { // observed: TagResource
            throw Refused.invalid("The specified cluster is inactive. Specify an active cluster and try again.");
        }
        return cluster;
    }

    private ServiceState serviceOf(List<String> names) {
        ServiceState service = found(clusterOf(names).serviceOrNull(names.get(1)));
        if (service.status() == ServiceStatus.INACTIVE) { // inferred: the sibling text of clusters
            throw Refused.invalid("The specified service is inactive. Specify an active service and try again.");
        }
        return service;
    }

    private Tags ofTask(List<String> names) {
        return found(TaskReader.Named.of(names.get(1), names.get(1)).findOrNull(clusterOf(names)))
                .tags();
    }

    private Tags ofInstance(List<String> names) {
        return found(clusterOf(names).instanceOrNull(names.get(1))).tags();
    }

    private Tags ofTaskSet(List<String> names) {
        return found(taskSets.findOrNull(String.join("/", names.subList(2, 4)), serviceOf(names)))
                .tags();
    }

    private static <T> T found(@Nullable T resource) {
        if (resource == null) { // documented: TagResource
            throw Refused.of("ResourceNotFoundException", "The specified resource wasn't found.");
        }
        return resource;
    }
}
