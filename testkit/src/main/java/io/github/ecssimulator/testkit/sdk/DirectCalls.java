package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsReply;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.testkit.protocol.EcsOperations;
import io.github.ecssimulator.testkit.protocol.WireResponse;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.AwsResponseMetadata;
import software.amazon.awssdk.awscore.DefaultAwsResponseMetadata;
import software.amazon.awssdk.awscore.util.AwsHeader;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecs.model.EcsResponseMetadata;

/** Executes the calls of both direct clients, and turns refusals into the SDK's exceptions. */
final class DirectCalls {
    private final EcsApi api;
    private final SdkRefusals refusals;
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
            return require(request.getClass()).call(api, (SdkPojo) request);
        } catch (EcsException e) {
            throw refusals.of(e);
        } catch (SdkBinding.Malformed e) {
            throw refusals.of(e);
        } catch (ReplyLostException e) {
            throw refusals.of(e);
        }
    }

    RuntimeException refuseUnmodelled(String operation) {
        requireOpen();
        return refusals.of(api.refuseUnmodelled(operation));
    }

    /** Finds a modelled operation, or throws the refusal of one that is not. */
    Operation require(Class<?> requestType) {
        return Operation.of(requestType).orElseThrow(() -> refuseUnmodelled(Operation.nameOf(requestType)));
    }

    private void requireOpen() {
        if (closed) {
            throw SdkRefusals.closed();
        }
    }

    /** One modelled operation of the direct clients: SDK request in, SDK response out. */
    static final class Operation {
        // A function of the class alone, so every client of the JVM may share it: each test makes new clients.
        private static final ClassValue<Optional<Operation>> BOUND = new ClassValue<>() {
            @Override
            protected Optional<Operation> computeValue(Class<?> requestType) {
                return EcsOperations.requestType(nameOf(requestType)).map(record -> new Operation(requestType, record));
            }
        };

        private final PojoBinding request;
        private final PojoBinding response;
        private final MethodHandle responseBuilders;

        private Operation(Class<?> requestType, Class<?> record) {
            this.responseBuilders = builders(requestType.getName().replaceAll("Request$", "Response"), requestType);
            this.request = PojoBinding.of(record, newBuilder(builders(requestType.getName(), requestType)));
            this.response = PojoBinding.of(responseOf(record), newBuilder(responseBuilders));
        }

        /** The operation of a request of the SDK, or empty if it is not modelled. */
        static Optional<Operation> of(Class<?> requestType) {
            return BOUND.get(requestType);
        }

        /** ECS's name of the operation of a request of the SDK. */
        static String nameOf(Class<?> requestType) {
            return requestType.getSimpleName().replaceAll("Request$", "");
        }

        private static Class<?> responseOf(Class<?> record) {
            ParameterizedType request = (ParameterizedType) record.getGenericInterfaces()[0];
            return (Class<?>) request.getActualTypeArguments()[0];
        }

        private static MethodHandle builders(String name, Class<?> beside) {
            try {
                Class<?> type = Class.forName(name, true, beside.getClassLoader());
                return MethodHandles.publicLookup()
                        .unreflect(type.getMethod("builder"))
                        .asType(MethodType.methodType(SdkPojo.class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("The SDK has no " + name + " beside " + beside.getName() + ".", e);
            }
        }

        private static SdkPojo newBuilder(MethodHandle builders) {
            try {
                return (SdkPojo) builders.invokeExact();
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("A builder of the SDK threw a checked exception.", e);
            }
        }

        AwsResponse call(EcsApi api, SdkPojo sdkRequest) {
            EcsReply<?> reply = api.execute((EcsRequest<?>) request.toApi(sdkRequest));
            SdkPojo pojo = newBuilder(responseBuilders);
            response.fill(reply.response(), pojo);
            AwsResponse.Builder builder = (AwsResponse.Builder) pojo;
            builder.responseMetadata(EcsResponseMetadata.create(metadata(reply.requestId())));
            builder.sdkHttpResponse(HttpHeads.accepted(reply.requestId()));
            return builder.build();
        }

        // The SDK keeps every header here, and the request id once more under a name of its own.
        private static AwsResponseMetadata metadata(String requestId) {
            return DefaultAwsResponseMetadata.create(Map.of(
                    AwsHeader.AWS_REQUEST_ID,
                    requestId,
                    "x-amzn-RequestId",
                    requestId,
                    "Content-Type",
                    WireResponse.CONTENT_TYPE));
        }
    }
}
