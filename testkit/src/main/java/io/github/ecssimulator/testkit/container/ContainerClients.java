package io.github.ecssimulator.testkit.container;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsReply;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import io.github.ecssimulator.testkit.internal.http.ForwardingHttpClient;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** The clients of one container. Each is made when it is first asked for. */
final class ContainerClients {
    private final ContainerProcess process;
    private @Nullable EcsClient sync;
    private @Nullable EcsAsyncClient async;
    private @Nullable InMemoryAgent agent;
    private @Nullable HttpClient http;

    ContainerClients(ContainerProcess process) {
        this.process = process;
    }

    synchronized EcsClient sync() {
        if (sync == null) {
            sync = EcsClients.direct(ecs(), api());
        }
        return sync;
    }

    synchronized EcsAsyncClient async() {
        if (async == null) {
            async = EcsClients.directAsync(ecs(), api());
        }
        return async;
    }

    synchronized HttpClient http() {
        if (http == null) {
            http = new OfAgent(agent().httpClient(), process);
        }
        return http;
    }

    URI agentUri() {
        return agent().uriOf(process.task());
    }

    URI metadataUri() {
        return agent().metadataUriOf(process.task());
    }

    Map<String, String> environment() {
        try {
            return process.task().environment();
        } catch (IllegalStateException noServer) {
            Map<String, String> variables = new LinkedHashMap<>();
            variables.put("ECS_AGENT_URI", agentUri().toString());
            variables.put("ECS_CONTAINER_METADATA_URI_V4", metadataUri().toString());
            variables.put("AWS_REGION", ecs().region());
            variables.put("AWS_DEFAULT_REGION", ecs().region());
            return Collections.unmodifiableMap(variables);
        }
    }

    private synchronized InMemoryAgent agent() {
        if (agent == null) {
            agent = InMemoryAgent.of(ecs());
        }
        return agent;
    }

    private EcsSimulator ecs() {
        return process.task().cluster().simulator();
    }

    private EcsApi api() {
        return new OfProcess(ecs().api("direct client of " + process.task().arn()), process);
    }

    /** The API as code in the container sees it: before and after each call it finds out whether it still lives. */
    private record OfProcess(EcsApi api, ContainerProcess process) implements EcsApi {
        @Override
        public <R extends EcsResponse> EcsReply<R> execute(EcsRequest<R> request) {
            return whileUp(request.operation(), () -> api.execute(request));
        }

        @Override
        public EcsException refuseUnmodelled(String operation) {
            return whileUp(operation, () -> api.refuseUnmodelled(operation));
        }

        private <T> T whileUp(String operation, Supplier<T> call) {
            process.requireUp("called " + operation);
            try {
                return call.get();
            } finally {
                process.requireUp("called " + operation);
            }
        }

        @Override
        public Set<String> modelledOperations() {
            return api.modelledOperations();
        }
    }

    /** The client of the agent as code in a container has it: it ends with the process. */
    private static final class OfAgent extends ForwardingHttpClient {
        private final ContainerProcess process;

        OfAgent(HttpClient agent, ContainerProcess process) {
            super(agent);
            this.process = process;
        }

        @Override
        public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
                throws IOException, InterruptedException {
            process.requireUp("asked its agent");
            try {
                return super.send(request, handler);
            } finally {
                process.requireUp("asked its agent");
            }
        }

        @Override
        public <T> CompletableFuture<HttpResponse<T>> sendAsync(
                HttpRequest request, HttpResponse.BodyHandler<T> handler) {
            process.requireUp("asked its agent");
            return super.sendAsync(request, handler);
        }
    }
}
