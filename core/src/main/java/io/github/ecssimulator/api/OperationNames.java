package io.github.ecssimulator.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** ECS's names of the operations, asked of the JVM once: each call names its operation, and the JVM is slow to. */
final class OperationNames {
    private static final Map<Class<?>, String> BY_REQUEST = byRequest();

    static final Set<String> ALL = Collections.unmodifiableSet(new TreeSet<>(BY_REQUEST.values()));

    // documented: the actions of the ECS API reference that had no request of ours when this was written
    static final Set<String> OTHERS = withoutOurs("""
            ContinueServiceDeployment CreateCapacityProvider CreateDaemon CreateExpressGatewayService
            DeleteAccountSetting DeleteAttributes DeleteCapacityProvider DeleteDaemon DeleteDaemonTaskDefinition
            DeleteExpressGatewayService DescribeCapacityProviders DescribeDaemon DescribeDaemonDeployments
            DescribeDaemonRevisions DescribeDaemonTaskDefinition DescribeExpressGatewayService DiscoverPollEndpoint
            ExecuteCommand ListAccountSettings ListAttributes ListDaemonDeployments ListDaemonTaskDefinitions
            ListDaemons ListServicesByNamespace PutAccountSetting PutAccountSettingDefault PutAttributes
            PutClusterCapacityProviders RegisterDaemonTaskDefinition SubmitAttachmentStateChanges
            SubmitContainerStateChange SubmitTaskStateChange UpdateCapacityProvider UpdateCluster UpdateClusterSettings
            UpdateContainerAgent UpdateDaemon UpdateExpressGatewayService
            """);

    private OperationNames() {}

    private static Set<String> withoutOurs(String names) {
        Set<String> others = new TreeSet<>(List.of(names.trim().split("\\s+")));
        others.removeAll(ALL);
        return Collections.unmodifiableSet(others);
    }

    private static Map<Class<?>, String> byRequest() {
        Map<Class<?>, String> names = new LinkedHashMap<>();
        for (Class<?> request : Objects.requireNonNull(EcsRequest.class.getPermittedSubclasses())) {
            names.put(request, request.getEnclosingClass().getSimpleName());
        }
        return Collections.unmodifiableMap(names);
    }

    static String of(Class<?> request) {
        return Objects.requireNonNull(BY_REQUEST.get(request), "an operation of ECS");
    }
}
