package io.github.ecssimulator.junit5;

import io.github.ecssimulator.EcsSimulator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A simulator that belongs to one test or test class. JUnit closes it together with that, from the store. */
final class OwnedSimulator implements AutoCloseable {
    private final ExtensionContext owner;
    private final EcsSimulator ecs;
    private @Nullable InjectedClients clients;

    OwnedSimulator(ExtensionContext owner, EcsSimulator ecs) {
        this.owner = owner;
        this.ecs = ecs;
    }

    EcsSimulator ecs() {
        return ecs;
    }

    /** Whether it was made for the class of a context. A parameterized class has several contexts, but one simulator. */
    boolean isMadeForClassOf(ExtensionContext context) {
        return owner.getTestClass().equals(context.getTestClass());
    }

    /** The value of a parameter of one of the {@link InjectableTypes}. */
    synchronized Object valueOf(String type, InjectedClient kind) {
        return switch (type) {
            case InjectableTypes.SIMULATOR -> ecs;
            case InjectableTypes.CLIENT -> clients().blocking(kind);
            case InjectableTypes.ASYNC_CLIENT -> clients().async(kind);
            default -> ecs.clock();
        };
    }

    private InjectedClients clients() {
        if (clients == null) {
            clients = new InjectedClients(ecs);
        }
        return clients;
    }

    void explain(Throwable error) {
        SimulatorTimeline.addTo(error, ecs);
    }

    /** Closes clients and simulator. What the simulator has to complain of fails the test. */
    @Override
    public synchronized void close() {
        // Not all errors reach a callback; one from a constructor, for example, is first seen here.
        owner.getExecutionException().ifPresent(this::explain);
        try {
            if (clients != null) {
                clients.close();
            }
        } finally {
            closeSimulator();
        }
    }

    private void closeSimulator() {
        try {
            ecs.close();
        } catch (AssertionError e) {
            if (owner.getExecutionException().isEmpty()) {
                explain(e);
            }
            throw e;
        }
    }
}
