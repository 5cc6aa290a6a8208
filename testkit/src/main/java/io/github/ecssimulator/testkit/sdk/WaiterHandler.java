package io.github.ecssimulator.testkit.sdk;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.waiters.EcsAsyncWaiter;

/** What a waiter does when one of its methods is called. Each wait has a waiter of the SDK and delays of its own. */
final class WaiterHandler implements InvocationHandler {
    private final Class<?> waiterType;
    private final EcsAsyncClient client;
    private final SimulatedWaiters time;

    /**
     * Makes the handler of one waiter.
     *
     * @param waiterType {@code EcsWaiter} or {@code EcsAsyncWaiter}
     * @param client what is asked until it answers as hoped
     */
    WaiterHandler(Class<?> waiterType, EcsAsyncClient client, SimulatedWaiters time) {
        this.waiterType = waiterType;
        this.client = client;
        this.time = time;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return identity(proxy, method, arguments);
        }
        if (arguments == null) {
            return null; // close: the client is not the waiter's own
        }
        if (method.getParameterTypes()[0] == Consumer.class) {
            return InvocationHandler.invokeDefault(proxy, method, arguments); // it calls again with what it built
        }
        CompletableFuture<?> answer = begin(method, arguments);
        return waiterType == EcsAsyncWaiter.class ? answer : join(answer);
    }

    private Object identity(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> waiterType.getName().hashCode(); // the same in every run
            default -> waiterType.getSimpleName() + " of the ECS simulator";
        };
    }

    private CompletableFuture<?> begin(Method method, Object[] arguments) throws Throwable {
        WaiterOverrideConfiguration settings = arguments.length == 2
                ? (WaiterOverrideConfiguration) Objects.requireNonNull(arguments[1], "overrideConfig")
                : WaiterOverrideConfiguration.builder().build();
        WaiterDelays delays = new WaiterDelays(time, settings.waitTimeout().orElse(null));
        EcsAsyncWaiter waiter = EcsAsyncWaiter.builder()
                .client(client)
                .scheduledExecutorService(delays.executor())
                .build();
        Method wait = EcsAsyncWaiter.class.getMethod(
                method.getName(), method.getParameterTypes()[0], WaiterOverrideConfiguration.class);
        // The SDK would compare the timeout with real time; the delays compare it with simulated time.
        WaiterOverrideConfiguration untimed =
                settings.toBuilder().waitTimeout(null).build();
        CompletableFuture<?> answer =
                (CompletableFuture<?>) Objects.requireNonNull(Delegation.call(wait, waiter, arguments[0], untimed));
        delays.whenFailed(answer::completeExceptionally);
        return answer;
    }

    private static Object join(CompletableFuture<?> answer) throws Throwable {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
