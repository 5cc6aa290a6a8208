package gallery;

import io.github.ecssimulator.testkit.container.Container;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.ProtectedTask;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionRequest;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionResponse;

/** A client as a company wraps it: it asks until it is answered, and throws when a deployment leaves its task unprotected. */
final class ProductionClient implements EcsClient {
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final Container container;
    private final EcsClient ecs;
    private final boolean retries;
    private final boolean isStrict;
    private Instant protectedUntil = Instant.MIN;

    private ProductionClient(Container container, boolean retries, boolean isStrict) {
        this.container = container;
        this.ecs = container.ecsClient();
        this.retries = retries;
        this.isStrict = isStrict;
    }

    static EcsClient of(Container container) {
        return new ProductionClient(container, true, true);
    }

    /** It leaves it to the worker to look at failures. */
    static EcsClient thatOnlyRetries(Container container) {
        return new ProductionClient(container, true, false);
    }

    /** It leaves it to the worker to ask again. */
    static EcsClient withoutRetries(Container container) {
        return new ProductionClient(container, false, true);
    }

    @Override
    public UpdateTaskProtectionResponse updateTaskProtection(UpdateTaskProtectionRequest request) {
        if (!request.protectionEnabled()) {
            protectedUntil = Instant.MIN;
        }
        UpdateTaskProtectionResponse response = answer(request);
        response.protectedTasks().stream()
                .filter(ProtectedTask::protectionEnabled)
                .forEach(task -> protectedUntil = task.expirationDate());
        if (isStrict && request.protectionEnabled() && isBlocked(response) && !isProtected()) {
            answer(request.toBuilder()
                    .protectionEnabled(false)
                    .expiresInMinutes(null)
                    .build()); // an earlier call may have been lost on its way back
            throw EcsException.builder()
                    .message("a deployment waits for this task")
                    .build();
        }
        return response;
    }

    private static boolean isBlocked(UpdateTaskProtectionResponse response) {
        return response.failures().stream().anyMatch(failure -> "DEPLOYMENT_BLOCKED".equals(failure.reason()));
    }

    private boolean isProtected() {
        return container.clock().instant().isBefore(protectedUntil);
    }

    private UpdateTaskProtectionResponse answer(UpdateTaskProtectionRequest request) {
        while (true) {
            try {
                return ecs.updateTaskProtection(request);
            } catch (EcsException e) {
                if (!retries || !(e.isThrottlingException() || e.statusCode() >= 500)) {
                    throw e;
                }
            } catch (SdkClientException e) { // no reply
                if (!retries) {
                    throw e;
                }
            }
            pause();
        }
    }

    private void pause() {
        try {
            container.sleeper().sleep(PAUSE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ListTasksResponse listTasks(ListTasksRequest request) {
        return ecs.listTasks(request);
    }

    @Override
    public String serviceName() {
        return ecs.serviceName();
    }

    @Override
    public void close() {
        ecs.close();
    }
}
