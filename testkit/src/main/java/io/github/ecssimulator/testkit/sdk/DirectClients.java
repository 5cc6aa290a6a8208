package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.api.EcsApi;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Makes the clients that skip HTTP. */
record DirectClients(EcsApi api, ClientPresets presets) {

    EcsClient sync() {
        return HandledClient.sync(new Handler(EcsClient.class, new DirectCalls(api), presets));
    }

    EcsAsyncClient async() {
        return HandledClient.async(new Handler(EcsAsyncClient.class, new DirectCalls(api), presets));
    }

    /**
     * What a direct client does when one of its methods is called.
     *
     * <p>Operations go to the world. Anything else that the SDK offers is refused by name.
     */
    private static final class Handler implements SimulatedWaiters.Waiting {
        private final Class<? extends SdkClient> clientType;
        private final DirectCalls calls;
        private final ClientPresets presets;
        private final Map<Method, Action> actions = new ConcurrentHashMap<>();

        Handler(Class<? extends SdkClient> clientType, DirectCalls calls, ClientPresets presets) {
            this.clientType = clientType;
            this.calls = calls;
            this.presets = presets;
        }

        @Override
        public SimulatedWaiters time() {
            return presets.waiters();
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            Action known = actions.get(method);
            Action action = known != null ? known : actions.computeIfAbsent(method, this::action);
            return action.run(proxy, arguments == null ? new Object[0] : arguments);
        }

        private Action action(Method method) {
            return switch (method.getName()) {
                case "serviceName" -> (proxy, arguments) -> "ecs";
                case "close" -> this::close;
                case "serviceClientConfiguration" -> (proxy, arguments) -> askRealClient(method);
                case "waiter" -> (proxy, arguments) -> time().waiter((SdkClient) proxy);
                default -> operation(method);
            };
        }

        private @Nullable Object close(Object proxy, @Nullable Object[] arguments) {
            calls.close();
            return null;
        }

        /** The SDK's real client knows what its configuration looks like. */
        private Object askRealClient(Method method) throws ReflectiveOperationException {
            boolean isAsync = clientType == EcsAsyncClient.class;
            try (SdkClient real =
                    isAsync ? presets.async().build() : presets.sync().build()) {
                return method.invoke(real);
            }
        }

        private Action operation(Method method) {
            Class<?>[] parameters = method.getParameterTypes();
            boolean takesRequest = parameters.length == 1 && AwsRequest.class.isAssignableFrom(parameters[0]);
            if (!takesRequest) {
                return (proxy, arguments) -> {
                    throw calls.refuseUnmodelled(method.getName());
                };
            }
            if (method.getName().endsWith("Paginator")) {
                return (proxy, arguments) -> paginator(proxy, method, Objects.requireNonNull(arguments[0]));
            }
            return clientType == EcsAsyncClient.class
                    ? (proxy, arguments) -> later((AwsRequest) Objects.requireNonNull(arguments[0], "request"))
                    : (proxy, arguments) -> calls.execute((AwsRequest) Objects.requireNonNull(arguments[0], "request"));
        }

        private Object later(AwsRequest request) {
            try {
                return CompletableFuture.completedFuture(calls.execute(request));
            } catch (RuntimeException e) {
                // The real client hands out a dependent future: its callbacks see a CompletionException around the
                // cause.
                return CompletableFuture.failedFuture(e).whenComplete((response, failure) -> {});
            }
        }

        // Made by its constructor, because the default method of older SDKs only throws.
        private Object paginator(Object proxy, Method method, Object request) throws ReflectiveOperationException {
            calls.require(request.getClass());
            return method.getReturnType()
                    .getConstructor(clientType, request.getClass())
                    .newInstance(proxy, request);
        }

        /** The same in every run. */
        @Override
        public int hashCode() {
            return clientType.getName().hashCode();
        }

        @Override
        public String toString() {
            return "Direct" + clientType.getSimpleName() + " of the ECS simulator";
        }

        private interface Action {
            @Nullable
            Object run(Object proxy, @Nullable Object[] arguments) throws Throwable;
        }
    }
}
