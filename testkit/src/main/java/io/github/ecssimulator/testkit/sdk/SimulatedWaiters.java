package io.github.ecssimulator.testkit.sdk;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.waiters.EcsAsyncWaiter;
import software.amazon.awssdk.services.ecs.waiters.EcsWaiter;

/**
 * Makes the SDK's waiters, which wait in simulated time.
 *
 * <p>The SDK's own asynchronous waiter does the work for both kinds: it hands its delays to an executor, where the synchronous
 * one sleeps in the thread that calls. So each waiter has the SDK's own acceptors, delays and number of attempts.
 *
 * @param clock tells the simulated time
 * @param advance moves it on
 */
record SimulatedWaiters(Clock clock, Consumer<Duration> advance) {

    EcsWaiter of(EcsClient client) {
        EcsAsyncClient polled = proxy(EcsAsyncClient.class, (proxy, method, arguments) -> {
            try {
                return CompletableFuture.completedFuture(Delegation.call(
                        EcsClient.class.getMethod(method.getName(), method.getParameterTypes()), client, arguments));
            } catch (RuntimeException e) {
                return CompletableFuture.failedFuture(e);
            }
        });
        return proxy(EcsWaiter.class, new WaiterHandler(EcsWaiter.class, polled, this));
    }

    EcsAsyncWaiter of(EcsAsyncClient client) {
        return proxy(EcsAsyncWaiter.class, new WaiterHandler(EcsAsyncWaiter.class, client, this));
    }

    /** Gives the SDK's real client these waiters. */
    EcsClient into(EcsClient client) {
        return proxy(EcsClient.class, new WaitingClient(client, () -> of(client)));
    }

    /** Gives the SDK's real asynchronous client these waiters. */
    EcsAsyncClient into(EcsAsyncClient client) {
        return proxy(EcsAsyncClient.class, new WaitingClient(client, () -> of(client)));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
