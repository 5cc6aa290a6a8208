package io.github.ecssimulator.testkit.protocol;

import io.github.ecssimulator.api.EcsRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The modelled operations by ECS's names, found from the sealed {@link EcsRequest}. */
public final class EcsOperations {
    // Immutable after class initialisation, so all worlds of a JVM share it.
    private static final Map<String, Class<?>> REQUESTS = requestsByOperation();

    private EcsOperations() {}

    /**
     * Finds the request record of an operation.
     *
     * @param operation ECS's name, for example {@code GetTaskProtection}
     * @return the record class, or empty if the operation is not modelled
     */
    public static Optional<Class<?>> requestType(String operation) {
        return Optional.ofNullable(REQUESTS.get(Objects.requireNonNull(operation, "operation")));
    }

    static Map<String, Class<?>> requestTypes() {
        return REQUESTS;
    }

    private static Map<String, Class<?>> requestsByOperation() {
        Map<String, Class<?>> requests = new TreeMap<>();
        for (Class<?> record : recordsUnder(EcsRequest.class)) {
            // Every request record is named as ECS names its shape: the operation and "Request".
            String name = record.getSimpleName();
            requests.put(name.substring(0, name.length() - "Request".length()), record);
        }
        return Map.copyOf(requests);
    }

    private static List<Class<?>> recordsUnder(Class<?> type) {
        Class<?> @Nullable [] permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            return List.of(type);
        }
        List<Class<?>> records = new ArrayList<>();
        for (Class<?> each : permitted) {
            records.addAll(recordsUnder(each));
        }
        return records;
    }
}
