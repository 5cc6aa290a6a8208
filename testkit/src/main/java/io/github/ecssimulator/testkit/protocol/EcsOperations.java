package io.github.ecssimulator.testkit.protocol;

import io.github.ecssimulator.api.EcsRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The modelled operations by ECS's names, found from the sealed {@link EcsRequest}. */
public final class EcsOperations {
    // Immutable after class initialisation, so all worlds of a JVM share it.
    private static final Map<String, Class<?>> REQUESTS = requestsByOperation();

    private EcsOperations() {}

    /**
     * {@return the record class of the requests of an operation, for example {@code GetTaskProtection}; empty if it is not
     * modelled}
     */
    public static Optional<Class<?>> requestType(String operation) {
        return Optional.ofNullable(REQUESTS.get(Objects.requireNonNull(operation, "operation")));
    }

    private static Map<String, Class<?>> requestsByOperation() {
        Map<String, Class<?>> requests = new TreeMap<>();
        for (Class<?> request : Objects.requireNonNull(EcsRequest.class.getPermittedSubclasses())) {
            requests.put(EcsRequest.operationOf(request), request);
        }
        return Map.copyOf(requests);
    }
}
