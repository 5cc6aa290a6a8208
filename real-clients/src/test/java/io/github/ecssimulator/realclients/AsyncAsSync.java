package io.github.ecssimulator.realclients;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Lets the story, which is written against {@link EcsClient}, run on an asynchronous client. */
final class AsyncAsSync {
    private AsyncAsSync() {}

    static EcsClient of(EcsAsyncClient async) {
        return (EcsClient) Proxy.newProxyInstance(
                EcsClient.class.getClassLoader(),
                new Class<?>[] {EcsClient.class},
                (proxy, method, arguments) -> call(async, method, arguments));
    }

    private static Object call(EcsAsyncClient async, Method method, Object[] arguments) throws Throwable {
        Method counterpart = EcsAsyncClient.class.getMethod(method.getName(), method.getParameterTypes());
        try {
            Object result = counterpart.invoke(async, arguments);
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
