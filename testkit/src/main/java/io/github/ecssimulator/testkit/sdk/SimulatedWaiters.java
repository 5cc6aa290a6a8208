package io.github.ecssimulator.testkit.sdk;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;
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
        EcsAsyncClient polled = HandledClient.async((proxy, method, arguments) -> {
            try {
                return CompletableFuture.completedFuture(Proxies.call(
                        EcsClient.class.getMethod(method.getName(), method.getParameterTypes()), client, arguments));
            } catch (RuntimeException e) {
                return CompletableFuture.failedFuture(e);
            }
        });
        return Proxies.of(EcsWaiter.class, new Waiter(EcsWaiter.class, polled, this));
    }

    EcsAsyncWaiter of(EcsAsyncClient client) {
        return Proxies.of(EcsAsyncWaiter.class, new Waiter(EcsAsyncWaiter.class, client, this));
    }

    /** Refuses a client that is known to call another simulator: its answers would never change while this clock moves. */
    SimulatedWaiters requireOfThisSimulator(SdkClient client) {
        InvocationHandler handler = HandledClient.handlerOrNull(client);
        boolean another = (handler instanceof DirectClients.Handler direct
                        && !direct.time().clock().equals(clock))
                || (handler instanceof WaitingClient waiting
                        && !waiting.time().clock().equals(clock));
        if (another) {
            throw new IllegalArgumentException(
                    "The client belongs to another simulator than the clock, so what it waits for would never come."
                            + " Give the simulator that the client was made for.");
        }
        return this;
    }

    /** Gives the SDK's real client these waiters. */
    EcsClient into(EcsClient client) {
        return HandledClient.sync(new WaitingClient(client, this, () -> of(client)));
    }

    /** Gives the SDK's real asynchronous client these waiters. */
    EcsAsyncClient into(EcsAsyncClient client) {
        return HandledClient.async(new WaitingClient(client, this, () -> of(client)));
    }

    /** The SDK's real client, but for its waiters. */
    record WaitingClient(SdkClient client, SimulatedWaiters time, Supplier<?> waiters) implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("waiter")) {
                return waiters.get();
            }
            return Proxies.call(method, client, arguments);
        }

        @Override
        public String toString() {
            return client.toString();
        }
    }
}
