package io.github.ecssimulator.api;

import io.github.ecssimulator.api.Service.LoadBalancer;
import io.github.ecssimulator.api.Service.ServiceRegistry;
import io.github.ecssimulator.api.TaskSet.Scale;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jilt.Builder;
import org.jspecify.annotations.Nullable;

/** Creates a task set in a service of the EXTERNAL controller. Source: documented: CreateTaskSet. */
public final class CreateTaskSet {
    private CreateTaskSet() {}

    /** {@return a call with the members that are named; those that are not are absent} */
    public static Request request(UnaryOperator<CreateTaskSetBuilder> members) {
        return Objects.requireNonNull(members, "members")
                .apply(CreateTaskSetBuilder.request())
                .build();
    }

    /**
     * The call.
     *
     * @param service the name or ARN of the service; required
     * @param cluster the name or ARN of the cluster; required
     * @param externalId the caller's own id of the task set
     * @param taskDefinition what its tasks run; required
     * @param networkConfiguration the subnets and security groups; kept and answered
     * @param loadBalancers the load balancers; kept and answered
     * @param serviceRegistries the service discovery registries; kept and answered
     * @param launchType on what its tasks run; answered with each task
     * @param capacityProviderStrategy which capacity providers its tasks use, instead of a launch type
     * @param platformVersion the Fargate platform version; kept and answered
     * @param scale which part of the service's desired count it runs; absent means none
     * @param clientToken makes a repeated call harmless, up to 36 characters
     * @param tags the tags of the task set
     */
    @Builder(className = "CreateTaskSetBuilder")
    public record Request(
            @Nullable String service,
            @Nullable String cluster,
            @Nullable String externalId,
            @Nullable String taskDefinition,
            @Nullable NetworkConfiguration networkConfiguration,
            @Nullable List<LoadBalancer> loadBalancers,
            @Nullable List<ServiceRegistry> serviceRegistries,
            @Nullable String launchType,
            @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
            @Nullable String platformVersion,
            @Nullable Scale scale,
            @Nullable String clientToken,
            @Nullable List<Tag> tags)
            implements EcsRequest<Response> {

        public Request {
            loadBalancers = Copies.listOrNull(loadBalancers);
            serviceRegistries = Copies.listOrNull(serviceRegistries);
            capacityProviderStrategy = Copies.listOrNull(capacityProviderStrategy);
            tags = Copies.listOrNull(tags);
        }
    }

    /**
     * The task set as created.
     *
     * @param taskSet the task set
     */
    public record Response(TaskSet taskSet) implements EcsResponse {}
}
