package io.github.ecssimulator.testkit.sdk;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * A client of the SDK whose methods are decided by a handler.
 *
 * <p>It is what a proxy of the JDK would be, whose class takes longer than all else that a test begins with: before Java 19 it
 * initializes the class of each parameter, which in a client is every request of the SDK. Here the overloads that only make a
 * request and call again stay those of the SDK.
 */
abstract class HandledClient {
    private final InvocationHandler handler;
    private final Method[] methods;

    HandledClient(InvocationHandler handler, Method[] methods) {
        this.handler = handler;
        this.methods = methods;
    }

    static EcsClient sync(InvocationHandler handler) {
        return (EcsClient) Sync.BLUEPRINT.make(handler);
    }

    static EcsAsyncClient async(InvocationHandler handler) {
        return (EcsAsyncClient) Async.BLUEPRINT.make(handler);
    }

    /** What decides the methods of a client, or {@code null} if it was not made here. */
    static @Nullable InvocationHandler handlerOrNull(SdkClient client) {
        return client instanceof HandledClient handled ? handled.handler : null;
    }

    /** What the methods of a client do; {@code argument} means nothing to one without parameters. */
    final @Nullable Object call(int number, @Nullable Object argument) {
        Method method = methods[number];
        return handled(method, method.getParameterCount() == 0 ? null : new Object[] {argument});
    }

    private @Nullable Object handled(Method method, @Nullable Object @Nullable [] arguments) {
        try {
            return handler.invoke(this, method, arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new UndeclaredThrowableException(e);
        }
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public final int hashCode() {
        return handler.hashCode();
    }

    @Override
    public final String toString() {
        return handler.toString();
    }

    // A class can be defined once, so each has a holder of its own.
    private static final class Sync {
        static final Blueprint BLUEPRINT = Blueprint.of(EcsClient.class);
    }

    private static final class Async {
        static final Blueprint BLUEPRINT = Blueprint.of(EcsAsyncClient.class);
    }

    /** The class of a kind of client, and the methods that it hands on, by number. */
    private record Blueprint(Constructor<?> constructor, List<Method> methods) {
        static Blueprint of(Class<? extends SdkClient> type) {
            List<Method> methods = handled(type);
            byte[] file = HandledClassFile.of("Handled" + type.getSimpleName(), type, methods);
            try {
                Class<?> made = MethodHandles.lookup().defineClass(file);
                return new Blueprint(made.getDeclaredConstructor(InvocationHandler.class, Method[].class), methods);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("The class of clients of the simulator cannot be made.", e);
            }
        }

        private static List<Method> handled(Class<?> type) {
            List<Method> all = Arrays.stream(type.getMethods())
                    .filter(method -> !Modifier.isStatic(method.getModifiers()))
                    .toList();
            Set<String> operations = all.stream()
                    .filter(Blueprint::takesRequest)
                    .map(Method::getName)
                    .collect(Collectors.toSet());
            return all.stream()
                    .filter(method ->
                            takesRequest(method) || !(method.isDefault() && operations.contains(method.getName())))
                    .toList();
        }

        private static boolean takesRequest(Method method) {
            Class<?>[] parameters = method.getParameterTypes();
            return parameters.length == 1 && AwsRequest.class.isAssignableFrom(parameters[0]);
        }

        Object make(InvocationHandler handler) {
            try {
                return constructor.newInstance(handler, methods.toArray(Method[]::new));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("A client of the simulator cannot be made.", e);
            }
        }
    }
}
