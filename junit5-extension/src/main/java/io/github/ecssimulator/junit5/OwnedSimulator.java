package io.github.ecssimulator.junit5;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.junit5.SimulatorTimeline.Telling;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import io.github.ecssimulator.testkit.internal.explain.Assumptions;
import io.github.ecssimulator.testkit.internal.explain.LintComplaint;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** A simulator that belongs to one test or test class. JUnit closes it together with that, from the store. */
final class OwnedSimulator implements AutoCloseable {
    private final Object world = new Object();
    private final Set<Telling> reported = ConcurrentHashMap.newKeySet();
    private final ExtensionContext owner;
    private final EcsSimulator ecs;
    private final LintMode lints;
    private @Nullable Clients clients;
    private @Nullable EcsSimulatorServer server;
    private boolean endedBadly;

    OwnedSimulator(ExtensionContext owner, EcsSimulator ecs, LintMode lints) {
        this.owner = owner;
        this.ecs = ecs;
        this.lints = lints;
    }

    EcsSimulator ecs() {
        return ecs;
    }

    /** Stands for the simulator, without keeping it alive. */
    Object world() {
        return world;
    }

    /** Whether the report of a test has the story that its error could not carry. */
    boolean isReported(Telling telling) {
        return reported.contains(telling);
    }

    void reported(Telling telling) {
        reported.add(telling);
    }

    /** Whether it was made for the class of a context. A parameterized class has several contexts, but one simulator. */
    boolean isMadeForClassOf(ExtensionContext context) {
        return owner.getTestClass().equals(context.getTestClass());
    }

    /** The value of a parameter of one of the {@link ParameterTypes} that are filled. */
    synchronized Object valueOf(String type, Supplier<InjectedClient> kind) {
        return switch (type) {
            case ParameterTypes.SIMULATOR -> ecs;
            case ParameterTypes.CLIENT -> clients().blocking(kind.get());
            case ParameterTypes.ASYNC_CLIENT -> clients().async(kind.get());
            case ParameterTypes.SERVER -> server();
            default -> ecs.clock();
        };
    }

    private Clients clients() {
        if (clients == null) {
            clients = new Clients(ecs);
        }
        return clients;
    }

    /** The loopback server, started when it is first asked for. */
    synchronized EcsSimulatorServer server() {
        if (server == null) {
            server = EcsSimulatorServer.start(ecs);
            FormerServers.remember(server, owner);
        }
        return server;
    }

    synchronized @Nullable EcsSimulatorServer serverIfStarted() {
        return server;
    }

    /** Notes that a test with this simulator failed or was aborted. What it left behind says nothing then. */
    synchronized void endedBadly() {
        endedBadly = true;
    }

    /** Notes how the test or class of a context ended that shares this simulator. */
    void endedLike(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            endedBadly();
        }
    }

    /** Closes clients, server and simulator. What the simulator has to complain of fails a test that ended well. */
    @Override
    public synchronized void close() {
        // Not all errors reach a callback; one from a constructor, for example, is first seen here.
        owner.getExecutionException().ifPresent(error -> new FailureStory(this, owner).explain(error));
        afterTest(owner, () -> {
            try {
                closeDoors();
            } finally {
                closeSimulator();
            }
        });
    }

    /**
     * Runs what is left to do after a test, which may not change how that ended. JUnit itself adds its error to that of a failed test, but
     * would report an aborted one as failed: there the error is only added, and leftovers are not worth it.
     */
    static void afterTest(ExtensionContext context, Runnable cleanUp) {
        Throwable error = context.getExecutionException().orElse(null);
        if (error == null || !Assumptions.didNotHold(error)) {
            cleanUp.run();
            return;
        }
        try {
            cleanUp.run();
        } catch (LeftoverError e) {
            // strictness is for tests that ran to their end
        } catch (RuntimeException | Error e) {
            error.addSuppressed(e);
        }
    }

    /** Closes clients and server. */
    void closeDoors() {
        if (clients != null) {
            clients.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private void closeSimulator() {
        try {
            ecs.close();
            requireNoFindings();
        } catch (AssertionError complaint) {
            if (owner.getExecutionException().isPresent()) {
                throw new LeftoverError(complaint);
            }
            if (!endedBadly) {
                throw new FailureStory(this, owner).explained(complaint);
            }
        }
    }

    /** A test that failed or was aborted has more to say than what it left behind. */
    private void requireNoFindings() {
        boolean isOver = endedBadly || owner.getExecutionException().isPresent();
        if (lints == LintMode.STRICT && !isOver) {
            LintComplaint.ofStrictTest(ecs).ifPresent(complaint -> {
                throw new AssertionError(complaint);
            });
        }
    }

    /** The AWS SDK clients of one simulator, each made when it is first asked for. */
    private static final class Clients {
        private final EcsSimulator ecs;
        private final Map<InjectedClient, EcsClient> blocking = new EnumMap<>(InjectedClient.class);
        private final Map<InjectedClient, EcsAsyncClient> async = new EnumMap<>(InjectedClient.class);

        Clients(EcsSimulator ecs) {
            this.ecs = ecs;
        }

        EcsClient blocking(InjectedClient kind) {
            return blocking.computeIfAbsent(
                    kind, key -> key == InjectedClient.DIRECT ? EcsClients.direct(ecs) : EcsClients.overHttp(ecs));
        }

        EcsAsyncClient async(InjectedClient kind) {
            return async.computeIfAbsent(
                    kind,
                    key -> key == InjectedClient.DIRECT ? EcsClients.directAsync(ecs) : EcsClients.overHttpAsync(ecs));
        }

        void close() {
            List<SdkAutoCloseable> all = new ArrayList<>(blocking.values());
            all.addAll(async.values());
            all.forEach(SdkAutoCloseable::close);
        }
    }

    /** What a simulator complained of when it was closed after a failed test; JUnit adds it to the error of that test. */
    static final class LeftoverError extends AssertionError {
        private static final long serialVersionUID = 1;

        LeftoverError(AssertionError complaint) {
            super(complaint.getMessage());
            setStackTrace(complaint.getStackTrace());
        }
    }
}
