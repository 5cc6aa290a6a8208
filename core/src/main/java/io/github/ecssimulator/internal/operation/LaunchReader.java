package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.CapacityProviderStrategyItem;
import io.github.ecssimulator.api.CreateCluster;
import io.github.ecssimulator.api.NetworkConfiguration;
import io.github.ecssimulator.api.NetworkConfiguration.AwsVpcConfiguration;
import io.github.ecssimulator.api.Service.LoadBalancer;
import io.github.ecssimulator.api.Service.ServiceRegistry;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.LaunchOptions;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Refusing.InferredRefusals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where and with what tasks run, from the members of a request. */
final class LaunchReader {
    private static final int STRATEGY_MAX = 20; // documented: CreateService
    private static final int SUBNETS_MAX = 16; // documented: AwsVpcConfiguration
    private static final int SECURITY_GROUPS_MAX = 5; // documented: AwsVpcConfiguration
    private static final String LATEST = "LATEST";
    // documented: CreateService
    static final List<String> LAUNCH_TYPES = List.of("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES");

    static final String FARGATE = "FARGATE";

    private LaunchReader() {}

    /** Reads what CreateService, RunTask and CreateTaskSet have in common. */
    static LaunchOptions read(
            ClusterState cluster,
            @Nullable List<String> providers,
            @Nullable String launchType,
            @Nullable List<CapacityProviderStrategyItem> strategy,
            @Nullable String platformVersion,
            @Nullable NetworkConfiguration network) {
        boolean hasStrategy = strategy != null && !strategy.isEmpty();
        requireOneOf(launchType, hasStrategy);
        List<CapacityProviderStrategyItem> chosen = hasStrategy ? strategy : launchType == null ? usual(cluster) : null;
        requireStrategy(chosen, providers);
        requireWeight(chosen);
        String type = chosen != null ? null : Given.or(launchType, "EC2");
        return new LaunchOptions(
                type,
                orZeros(chosen),
                platformVersion,
                networkOrNull(network),
                List.of(),
                List.of(),
                LaunchOptions.AddOns.none());
    }

    /** The strategy with its defaults. Source: documented: CapacityProviderStrategyItem; observed: both are answered. */
    static @Nullable List<CapacityProviderStrategyItem> orZeros(@Nullable List<CapacityProviderStrategyItem> strategy) {
        return strategy == null
                ? null
                : strategy.stream().map(LaunchReader::orZeros).toList();
    }

    private static CapacityProviderStrategyItem orZeros(CapacityProviderStrategyItem item) {
        return new CapacityProviderStrategyItem(
                item.capacityProvider(), Given.or(item.weight(), 0), Given.or(item.base(), 0));
    }

    /** Checks the network and completes it; one that names none is the same as no network. */
    static @Nullable NetworkConfiguration networkOrNull(@Nullable NetworkConfiguration given) {
        AwsVpcConfiguration network = given == null ? null : given.awsvpcConfiguration();
        if (network == null) {
            return null;
        }
        if (network.subnets() == null || network.subnets().isEmpty()) { // observed: CreateService
            throw Refused.invalid("subnets can not be empty");
        }
        Refused.ifMore("subnets", network.subnets(), SUBNETS_MAX);
        Refused.ifMore("securityGroups", Given.orNone(network.securityGroups()), SECURITY_GROUPS_MAX);
        Refused.unlessOneOf("assignPublicIp", network.assignPublicIp(), List.of("ENABLED", "DISABLED"));
        String publicIp = Given.or(network.assignPublicIp(), "DISABLED"); // observed
        return new NetworkConfiguration(new AwsVpcConfiguration(network.subnets(), network.securityGroups(), publicIp));
    }

    private static void requireOneOf(@Nullable String launchType, boolean hasStrategy) {
        Refused.unlessOneOf("launchType", launchType, LAUNCH_TYPES);
        if (launchType != null && hasStrategy) { // documented: CreateService - either; inferred: the text
            throw Refused.invalid("Specifying both a launch type and capacity provider strategy is not supported."
                    + " Remove one and try again.");
        }
    }

    /** documented: CreateService - the cluster's own strategy where neither is given. */
    private static @Nullable List<CapacityProviderStrategyItem> usual(ClusterState cluster) {
        CreateCluster.Request given = cluster.createdWithOrNull();
        List<CapacityProviderStrategyItem> strategy = given == null ? null : given.defaultCapacityProviderStrategy();
        return strategy == null || strategy.isEmpty() ? null : strategy;
    }

    /** The capacity providers of a cluster, or {@code null} for any: where the test itself made the cluster. */
    static @Nullable List<String> providersOf(ClusterState cluster) {
        CreateCluster.Request given = cluster.createdWithOrNull();
        return given == null ? null : Given.orNone(given.capacityProviders());
    }

    /** The same for any operation but RunTask, of which alone the refusal is known. */
    static @Nullable List<String> providersOf(ClusterState cluster, Policies policies) { // assumed: U46
        return policies.has(InferredRefusals.REFUSED) ? providersOf(cluster) : null;
    }

    static void requireStrategy(
            @Nullable List<CapacityProviderStrategyItem> strategy, @Nullable List<String> providers) {
        if (strategy == null) {
            return;
        }
        Refused.ifMore("capacityProviderStrategy", strategy, STRATEGY_MAX);
        for (CapacityProviderStrategyItem item : strategy) {
            String provider = Refused.ifBlank("capacityProvider", item.capacityProvider()); // inferred: the text
            Refused.unlessBetween("weight", item.weight(), 0, 1000); // documented: CapacityProviderStrategyItem
            Refused.unlessBetween("base", item.base(), 0, 100_000); // documented: CapacityProviderStrategyItem
            requireAssociated(provider, providers);
        }
    }

    /** documented: CapacityProviderStrategyItem - of several, one at least has a weight; inferred: the text. */
    static void requireWeight(@Nullable List<CapacityProviderStrategyItem> strategy) {
        List<CapacityProviderStrategyItem> items = Given.orNone(strategy);
        if (items.size() > 1 && items.stream().allMatch(item -> item.weight() == null || item.weight() == 0)) {
            throw Refused.invalid("At least one capacity provider of a strategy must have a weight greater than 0.");
        }
    }

    private static void requireAssociated(String provider, @Nullable List<String> providers) {
        if (providers != null && !providers.contains(provider)) { // observed: RunTask
            throw Refused.invalid("The specified capacity provider strategy cannot contain a capacity provider that is"
                    + " not associated with the cluster. Associate the capacity provider with the cluster or specify a"
                    + " valid capacity provider and try again.");
        }
    }

    /** The same with what only a service and its task sets have. */
    static LaunchOptions with(
            LaunchOptions launch,
            @Nullable List<LoadBalancer> balancers,
            @Nullable List<ServiceRegistry> registries,
            LaunchOptions.AddOns addOns) {
        return new LaunchOptions(
                launch.launchType(),
                launch.capacityProviderStrategy(),
                launch.platformVersion(),
                launch.networkConfiguration(),
                Given.orNone(balancers),
                Given.orNone(registries),
                addOns);
    }

    /** Checks that tasks of this definition can run so. A definition made without a call runs anywhere. */
    static void requireFitting(LaunchOptions launch, TaskDefinitionState definition) {
        if (definition.registeredWithOrNull() == null) {
            return;
        }
        List<String> compatible = DefinitionShape.compatibilitiesOf(definition);
        if (isFargate(launch) && !compatible.contains(FARGATE)) { // inferred: the text
            throw Refused.invalid("Task definition does not support launch_type FARGATE.");
        }
        boolean awsvpc = "awsvpc".equals(DefinitionShape.givenFor(definition).networkMode());
        if (awsvpc && launch.networkConfiguration() == null) { // documented: RunTask - required; inferred: the text
            throw Refused.invalid("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
        }
        if (!awsvpc && launch.networkConfiguration() != null) { // documented: RunTask - for no other mode
            throw Refused.invalid(
                    "Network Configuration is not valid for the given networkMode of this task definition.");
        }
    }

    static boolean isFargate(LaunchOptions launch) {
        return typeOf(launch).equals(FARGATE);
    }

    static @Nullable String platformVersionOf(LaunchOptions launch) { // documented: LATEST where none is given
        return isFargate(launch) ? Given.or(launch.platformVersion(), LATEST) : null;
    }

    static @Nullable String platformFamilyOf(LaunchOptions launch) {
        return isFargate(launch) ? "Linux" : null;
    }

    /** The platform version that tasks get. */
    static @Nullable String resolvedVersionOf(LaunchOptions launch) {
        return isFargate(launch) ? resolved(launch.platformVersion()) : null;
    }

    static String resolved(@Nullable String version) { // documented: Fargate platform versions - LATEST is 1.4.0
        return version == null || version.equals(LATEST) ? "1.4.0" : version;
    }

    /** The launch type that the first task of a deployment shows. */
    static String typeOf(LaunchOptions launch) {
        return launch.forTask(0, null, false).shownLaunchType();
    }
}
