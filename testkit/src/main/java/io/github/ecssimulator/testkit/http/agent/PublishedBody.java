package io.github.ecssimulator.testkit.http.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;

/** Collects the body that a request publishes. */
final class PublishedBody implements Flow.Subscriber<ByteBuffer> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Octets> whole = new CompletableFuture<>();

    private PublishedBody() {}

    static RequestBody read(HttpRequest.BodyPublisher publisher) throws IOException, InterruptedException {
        PublishedBody body = new PublishedBody();
        publisher.subscribe(body);
        try {
            Octets bytes = body.whole.get();
            return new RequestBody(bytes, RequestBody.End.COMPLETE, publisher.contentLength() < 0);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer part) {
        byte[] copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        whole.complete(Octets.of(bytes));
    }
}
