package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.testkit.protocol.AwsJsonProtocol;
import io.github.ecssimulator.testkit.protocol.WireResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Refusals as the SDK's own exceptions, filled as the SDK fills them from an HTTP response. */
final class SdkRefusals {
    private static final String MODEL = "software.amazon.awssdk.services.ecs.model.";

    private final EcsApi api;
    private @Nullable AwsJsonProtocol protocol;

    SdkRefusals(EcsApi api) {
        this.api = api;
    }

    AwsServiceException of(EcsException refused) {
        EcsError error = refused.error();
        WireResponse response = protocol().refusal(refused);
        AwsServiceException.Builder builder = builder(error.code());
        builder.message(error.message())
                .requestId(refused.requestId())
                .statusCode(error.statusCode())
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(error.code())
                        .errorMessage(error.message())
                        .serviceName("Ecs") // what the SDK's own client fills in
                        .sdkHttpResponse(HttpHeads.of(response))
                        .rawResponse(SdkBytes.fromByteArray(response.body()))
                        .build());
        countOneAttempt(builder);
        return builder.build();
    }

    AwsServiceException of(SdkBinding.Malformed malformed) {
        return of(protocol().refuse(EcsError.serialization(String.valueOf(malformed.getMessage()))));
    }

    SdkException of(ReplyLostException lost) {
        SdkException.Builder builder = SdkClientException.builder()
                .message("Unable to execute HTTP request: " + lost.getMessage())
                .cause(new IOException(lost.getMessage(), lost));
        countOneAttempt(builder);
        return builder.build();
    }

    /** Refuses the use of a closed client, in the words of the SDK's own HTTP client. */
    static IllegalStateException closed() {
        return new IllegalStateException("Connection pool shut down: this client of the simulator is closed.");
    }

    // Made at the first refusal only: most clients never need it, and it loads the JSON library.
    private synchronized AwsJsonProtocol protocol() {
        AwsJsonProtocol made = protocol == null ? new AwsJsonProtocol(api) : protocol;
        protocol = made;
        return made;
    }

    /** The SDK names its exception classes by the error codes; a code it does not model gets the base class. */
    private static AwsServiceException.Builder builder(String code) {
        try {
            Class<?> type = Class.forName(MODEL + code, false, SdkRefusals.class.getClassLoader());
            if (software.amazon.awssdk.services.ecs.model.EcsException.class.isAssignableFrom(type)) {
                return (AwsServiceException.Builder) type.getMethod("builder").invoke(null);
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            assert e != null : "not a class of this SDK version"; // the base class then, as the SDK does it
        }
        return software.amazon.awssdk.services.ecs.model.EcsException.builder();
    }

    // Newer SDKs end their messages with the count of attempts, older ones lack the method.
    private static void countOneAttempt(SdkException.Builder builder) {
        try {
            Method numAttempts = SdkException.Builder.class.getMethod("numAttempts", Integer.class);
            numAttempts.invoke(builder, 1);
        } catch (ReflectiveOperationException e) {
            assert e != null : "an older SDK";
        }
    }
}
