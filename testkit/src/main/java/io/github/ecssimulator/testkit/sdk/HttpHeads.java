package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.testkit.protocol.WireResponse;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Status and headers as the SDK keeps them, the same through each door. */
final class HttpHeads {
    private HttpHeads() {}

    static SdkHttpResponse accepted(String requestId) {
        return SdkHttpResponse.builder()
                .statusCode(200)
                .putHeader("Content-Type", WireResponse.CONTENT_TYPE)
                .putHeader("x-amzn-RequestId", requestId)
                .build();
    }

    static SdkHttpFullResponse of(WireResponse response) {
        SdkHttpFullResponse.Builder head = SdkHttpFullResponse.builder().statusCode(response.status());
        response.headers().forEach(head::putHeader);
        return head.build();
    }
}
