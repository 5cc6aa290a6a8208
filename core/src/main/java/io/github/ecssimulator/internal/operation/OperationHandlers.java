package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.GetTaskProtectionRequest;
import io.github.ecssimulator.api.UpdateTaskProtectionRequest;
import io.github.ecssimulator.internal.engine.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One piece of the operations: which handler decides which request. */
final class OperationHandlers {
    private final Map<Class<?>, OperationHandler<?, ?>> handlers = new LinkedHashMap<>();
    private final Set<String> operations = new TreeSet<>();

    OperationHandlers(World world) {
        add(UpdateTaskProtectionRequest.class, new UpdateTaskProtectionHandler(world));
        add(GetTaskProtectionRequest.class, new GetTaskProtectionHandler(world));
    }

    private <Q extends EcsRequest<R>, R extends EcsResponse> void add(Class<Q> type, OperationHandler<Q, R> handler) {
        handlers.put(type, handler);
        operations.add(type.getSimpleName().replaceAll("Request$", ""));
    }

    @SuppressWarnings("unchecked") // add() pairs each request only with a handler of its own type
    <R extends EcsResponse> R handle(EcsRequest<R> request) {
        OperationHandler<EcsRequest<R>, R> handler =
                (OperationHandler<EcsRequest<R>, R>) handlers.get(request.getClass());
        if (handler == null) {
            throw new IllegalStateException("No handler for " + request.operation());
        }
        return handler.handle(request);
    }

    Set<String> operations() {
        return operations;
    }

    Set<Class<?>> requests() {
        return handlers.keySet();
    }
}
