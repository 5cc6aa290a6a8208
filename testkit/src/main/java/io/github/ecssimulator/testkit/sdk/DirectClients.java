package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.api.EcsApi;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Makes the clients that skip HTTP. */
record DirectClients(EcsApi api, ClientPresets presets) {

    EcsClient sync() {
        return client(
                EcsClient.class,
                new DirectClientHandler(
                        EcsClient.class,
                        calls(),
                        () -> presets.sync().build(),
                        presets.waiters(),
                        client -> presets.waiters().of((EcsClient) client)));
    }

    EcsAsyncClient async() {
        return client(
                EcsAsyncClient.class,
                new DirectClientHandler(
                        EcsAsyncClient.class,
                        calls(),
                        () -> presets.async().build(),
                        presets.waiters(),
                        client -> presets.waiters().of((EcsAsyncClient) client)));
    }

    private DirectCalls calls() {
        return new DirectCalls(api);
    }

    private static <C extends SdkClient> C client(Class<C> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
