package io.github.ecssimulator.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;

/** The answer to UpdateTaskProtection as bytes that never change, and transports that know nothing else. */
final class CannedAnswer {
    static final String TYPE = "application/x-amz-json-1.1";
    static final String ARN = "arn:aws:ecs:us-east-1:123456789012:task/media/0123456789abcdef0123456789abcdef";
    static final String TEXT = "{\"protectedTasks\":[{\"taskArn\":\"" + ARN
            + "\",\"protectionEnabled\":true,\"expirationDate\":1704070800.000}],\"failures\":[]}";
    static final byte[] BYTES = TEXT.getBytes(StandardCharsets.UTF_8);

    private CannedAnswer() {}

    /** Presets a client as the simulator's are: what it does must differ in nothing but the transport. */
    @SuppressWarnings("deprecation") // as the simulator sets it, for old SDKs
    static <B extends AwsClientBuilder<B, ?>> B preset(B builder) {
        return builder.region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("access-key", "secret-key")))
                .defaultsMode(DefaultsMode.LEGACY)
                .overrideConfiguration(settings -> settings.defaultProfileFile(
                                ProfileFile.aggregator().build())
                        .retryPolicy(RetryPolicy.forRetryMode(RetryMode.LEGACY)));
    }

    /** A client as the simulator's asynchronous one is: its futures complete in the thread that calls. */
    static EcsAsyncClient async() {
        return preset(EcsAsyncClient.builder())
                .httpClient(new AsyncTransport())
                .asyncConfiguration(options ->
                        options.advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
                .build();
    }

    private static SdkHttpResponse head() {
        return SdkHttpResponse.builder()
                .statusCode(200)
                .headers(Map.of(
                        "Content-Type", List.of(TYPE),
                        "Content-Length", List.of("" + BYTES.length),
                        "x-amzn-RequestId", List.of("00000000-0000-0000-0000-000000000000")))
                .build();
    }

    /** Answers at once. */
    static final class Transport implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    request.contentStreamProvider().ifPresent(content -> drain(content.newStream()));
                    return HttpExecuteResponse.builder()
                            .response(head())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(BYTES)))
                            .build();
                }

                @Override
                public void abort() {
                    // it has answered
                }
            };
        }

        private static void drain(InputStream body) {
            try (body) {
                body.readAllBytes();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    /** Answers at once, in the thread that calls. */
    static final class AsyncTransport implements SdkAsyncHttpClient {
        @Override
        public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
            request.requestContentPublisher().subscribe(new Drain());
            SdkAsyncHttpResponseHandler handler = request.responseHandler();
            handler.onHeaders(head());
            handler.onStream(new Once());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private static final class Drain implements Subscriber<ByteBuffer> {
        @Override
        public void onSubscribe(Subscription body) {
            body.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer part) {
            part.position(part.limit());
        }

        @Override
        public void onError(Throwable failure) {
            // the SDK sees it, too
        }

        @Override
        public void onComplete() {
            // the answer is known
        }
    }

    private static final class Once implements Publisher<ByteBuffer> {
        @Override
        public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
            subscriber.onSubscribe(new Subscription() {
                private boolean sent;

                @Override
                public void request(long count) {
                    if (!sent) {
                        sent = true;
                        subscriber.onNext(ByteBuffer.wrap(BYTES));
                        subscriber.onComplete();
                    }
                }

                @Override
                public void cancel() {
                    sent = true;
                }
            });
        }
    }
}
