package io.github.ecssimulator.testkit.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.waiters.EcsAsyncWaiter;
import software.amazon.awssdk.services.ecs.waiters.EcsWaiter;

/** Lets the contract, which is written against {@link EcsClient}, run on an asynchronous client. */
public final class AsyncAsSync {
    private AsyncAsSync() {}

    public static EcsClient of(EcsAsyncClient async) {
        return joining(EcsClient.class, EcsAsyncClient.class, async);
    }

    private static <S, A> S joining(Class<S> syncType, Class<A> asyncType, A async) {
        return syncType.cast(Proxy.newProxyInstance(
                syncType.getClassLoader(),
                new Class<?>[] {syncType},
                (proxy, method, arguments) -> call(asyncType, async, method, arguments)));
    }

    private static Object call(Class<?> asyncType, Object async, Method method, Object[] arguments) throws Throwable {
        Method counterpart = asyncType.getMethod(method.getName(), method.getParameterTypes());
        try {
            Object result = counterpart.invoke(async, arguments);
            if (result instanceof EcsAsyncWaiter waiter) {
                return joining(EcsWaiter.class, EcsAsyncWaiter.class, waiter);
            }
            // A future that nobody completes must fail the test, not hang it.
            return result instanceof CompletableFuture<?> future
                    ? future.orTimeout(60, TimeUnit.SECONDS).join()
                    : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } catch (CompletionException e) {
            throw e.getCause();
        }
    }
}
