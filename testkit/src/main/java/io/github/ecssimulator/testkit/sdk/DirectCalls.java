package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.testkit.protocol.EcsOperations;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;

/** Executes the calls of both direct clients, and turns refusals into the SDK's exceptions. */
final class DirectCalls {
    private final EcsApi api;
    private final SdkRefusals refusals;
    private final Map<Class<?>, DirectOperation> operations = new ConcurrentHashMap<>();
    private volatile boolean closed;

    DirectCalls(EcsApi api) {
        this.api = api;
        this.refusals = new SdkRefusals(api);
    }

    void close() {
        closed = true;
    }

    AwsResponse execute(AwsRequest request) {
        requireOpen();
        try {
            return operation(request).call(api, (SdkPojo) request);
        } catch (EcsException e) {
            throw refusals.of(e);
        } catch (NullElementException e) {
            throw refusals.of(e);
        } catch (ReplyLostException e) {
            throw refusals.of(e);
        }
    }

    RuntimeException refuseUnmodelled(String operation) {
        requireOpen();
        return refusals.of(api.refuseUnmodelled(operation));
    }

    void requireModelled(Class<?> requestType) {
        String operation = operationName(requestType);
        if (EcsOperations.requestType(operation).isEmpty()) {
            throw refuseUnmodelled(operation);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("Connection pool shut down: this client of the simulator is closed.");
        }
    }

    static String operationName(Class<?> requestType) {
        String name = requestType.getSimpleName();
        return name.substring(0, name.length() - "Request".length());
    }

    private DirectOperation operation(AwsRequest request) {
        DirectOperation known = operations.get(request.getClass());
        return known != null ? known : operations.computeIfAbsent(request.getClass(), type -> bind(request));
    }

    private DirectOperation bind(AwsRequest request) {
        String operation = operationName(request.getClass());
        Class<?> record = EcsOperations.requestType(operation).orElseThrow(() -> api.refuseUnmodelled(operation));
        MethodHandle builders = responseBuilders(request.getClass());
        return new DirectOperation(record, (SdkPojo) request, () -> newBuilder(builders));
    }

    private static MethodHandle responseBuilders(Class<?> requestType) {
        String name = requestType.getName();
        String response = name.substring(0, name.length() - "Request".length()) + "Response";
        try {
            Class<?> type = Class.forName(response, true, requestType.getClassLoader());
            return MethodHandles.publicLookup()
                    .unreflect(type.getMethod("builder"))
                    .asType(MethodType.methodType(SdkPojo.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The SDK has no " + response + " beside " + name + ".", e);
        }
    }

    private static SdkPojo newBuilder(MethodHandle builders) {
        try {
            return (SdkPojo) builders.invokeExact();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The SDK's response builder threw a checked exception.", e);
        }
    }
}
