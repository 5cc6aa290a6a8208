package io.github.ecssimulator.api;

import io.github.ecssimulator.api.Cluster.ClusterSetting;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jilt.Builder;
import org.jspecify.annotations.Nullable;

/** Creates a cluster, or answers the one that is ACTIVE under that name. Source: documented: CreateCluster. */
public final class CreateCluster {
    private CreateCluster() {}

    /** {@return a call with the members that are named; those that are not are absent} */
    public static Request request(UnaryOperator<CreateClusterBuilder> members) {
        return Objects.requireNonNull(members, "members")
                .apply(CreateClusterBuilder.request())
                .build();
    }

    /**
     * The call.
     *
     * @param clusterName the name, up to 255 letters, digits, hyphens and underscores; absent means {@code default}
     * @param tags the tags of the cluster
     * @param settings settings such as {@code containerInsights}; kept and answered, without effect
     * @param capacityProviders the capacity providers that the cluster may use; kept and answered
     * @param defaultCapacityProviderStrategy what tasks get that name neither a launch type nor a strategy
     * @param configuration the settings of ExecuteCommand and of storage; kept and answered
     * @param serviceConnectDefaults the namespace of its services; kept and answered
     */
    @Builder(className = "CreateClusterBuilder")
    public record Request(
            @Nullable String clusterName,
            @Nullable List<Tag> tags,
            @Nullable List<ClusterSetting> settings,
            @Nullable List<String> capacityProviders,
            @Nullable List<CapacityProviderStrategyItem> defaultCapacityProviderStrategy,
            @Nullable Structure configuration,
            @Nullable Structure serviceConnectDefaults)
            implements EcsRequest<Response> {

        public Request {
            tags = Copies.listOrNull(tags);
            settings = Copies.listOrNull(settings);
            capacityProviders = Copies.listOrNull(capacityProviders);
            defaultCapacityProviderStrategy = Copies.listOrNull(defaultCapacityProviderStrategy);
        }
    }

    /**
     * The cluster as created.
     *
     * @param cluster the cluster
     */
    public record Response(Cluster cluster) implements EcsResponse {}
}
