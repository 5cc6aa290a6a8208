package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsReply;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.testkit.protocol.WireResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.AwsResponseMetadata;
import software.amazon.awssdk.awscore.DefaultAwsResponseMetadata;
import software.amazon.awssdk.awscore.util.AwsHeader;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecs.model.EcsResponseMetadata;

/** One modelled operation of the direct clients: SDK request in, SDK response out. */
final class DirectOperation {
    private final PojoBinding request;
    private final Supplier<SdkPojo> responseBuilders;
    // Keyed by record class: which response belongs to a request is known when the first one arrives.
    private final Map<Class<?>, PojoBinding> responses = new ConcurrentHashMap<>(2);

    DirectOperation(Class<?> requestRecord, SdkPojo requestTemplate, Supplier<SdkPojo> responseBuilders) {
        this.request = PojoBinding.of(requestRecord, requestTemplate);
        this.responseBuilders = responseBuilders;
    }

    AwsResponse call(EcsApi api, SdkPojo sdkRequest) {
        EcsReply<?> reply = api.execute((EcsRequest<?>) request.toApi(sdkRequest));
        return response(reply.requestId(), reply.response());
    }

    private AwsResponse response(String requestId, EcsResponse response) {
        SdkPojo pojo = responseBuilders.get();
        responses
                .computeIfAbsent(response.getClass(), type -> PojoBinding.of(type, pojo))
                .fill(response, pojo);
        AwsResponse.Builder builder = (AwsResponse.Builder) pojo;
        builder.responseMetadata(EcsResponseMetadata.create(metadata(requestId)));
        builder.sdkHttpResponse(HttpHeads.accepted(requestId));
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
