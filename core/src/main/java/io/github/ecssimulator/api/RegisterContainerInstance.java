package io.github.ecssimulator.api;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jilt.Builder;
import org.jspecify.annotations.Nullable;

/** Registers a container instance with a cluster, as its agent does. Source: documented: RegisterContainerInstance. */
public final class RegisterContainerInstance {
    private RegisterContainerInstance() {}

    /** {@return a call with the members that are named; those that are not are absent} */
    public static Request request(UnaryOperator<RegisterContainerInstanceBuilder> members) {
        return Objects.requireNonNull(members, "members")
                .apply(RegisterContainerInstanceBuilder.request())
                .build();
    }

    /**
     * The call.
     *
     * @param cluster the name or ARN of the cluster; absent means {@code default}
     * @param totalResources its resources; kept and answered
     * @param versionInfo the versions of agent and Docker; kept and answered
     * @param containerInstanceArn refused, since nothing is registered again
     * @param attributes its attributes; {@code ecs.availability-zone} says where it is
     * @param tags the tags
     */
    @Builder(className = "RegisterContainerInstanceBuilder")
    public record Request(
            @Nullable String cluster,
            @Nullable List<Structure> totalResources,
            @Nullable Structure versionInfo,
            @Nullable String containerInstanceArn,
            @Nullable List<Structure> attributes,
            @Nullable List<Tag> tags)
            implements EcsRequest<Response> {

        public Request {
            totalResources = Copies.listOrNull(totalResources);
            attributes = Copies.listOrNull(attributes);
            tags = Copies.listOrNull(tags);
        }
    }

    /**
     * The container instance as registered.
     *
     * @param containerInstance the container instance
     */
    public record Response(ContainerInstance containerInstance) implements EcsResponse {}
}
