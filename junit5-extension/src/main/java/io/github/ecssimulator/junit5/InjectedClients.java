package io.github.ecssimulator.junit5;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The AWS SDK clients of one simulator, each made when it is first asked for. */
final class InjectedClients {
    private final EcsSimulator ecs;
    private final Map<InjectedClient, EcsClient> blocking = new EnumMap<>(InjectedClient.class);
    private final Map<InjectedClient, EcsAsyncClient> async = new EnumMap<>(InjectedClient.class);

    InjectedClients(EcsSimulator ecs) {
        this.ecs = ecs;
    }

    EcsClient blocking(InjectedClient kind) {
        return blocking.computeIfAbsent(
                kind, key -> key == InjectedClient.DIRECT ? EcsClients.direct(ecs) : EcsClients.overHttp(ecs));
    }

    EcsAsyncClient async(InjectedClient kind) {
        return async.computeIfAbsent(
                kind,
                key -> key == InjectedClient.DIRECT ? EcsClients.directAsync(ecs) : EcsClients.overHttpAsync(ecs));
    }

    void close() {
        List<SdkAutoCloseable> all = new ArrayList<>(blocking.values());
        all.addAll(async.values());
        all.forEach(SdkAutoCloseable::close);
    }
}
