package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Subscription;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.testkit.fixture.Fixture;
import io.github.ecssimulator.testkit.fixture.FixtureException;
import io.github.ecssimulator.testkit.internal.progress.AdvanceWatch;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The world it serves now, and where the next one comes from. */
final class WorldHolder {
    private static final String CALLER = "loopback HTTP";

    private static final int COMPLAINTS_MAX = 100; // a server may live long

    private final @Nullable Source source;
    private volatile ServedWorld current;
    private volatile @Nullable URI endpoint;
    private @Nullable Subscription tasksReachIt;
    private final Deque<String> earlierComplaints = new ArrayDeque<>();

    private WorldHolder(ServedWorld current, @Nullable Source source) {
        this.current = current;
        this.source = source;
    }

    /** Holds the one world of a test, which the test closes. */
    static WorldHolder of(EcsSimulator ecs) {
        return new WorldHolder(new ServedWorld(ecs, CALLER), null);
    }

    /** Holds worlds of the server's own. */
    static WorldHolder from(Source source) {
        return new WorldHolder(served(source.next(null)), source);
    }

    private static ServedWorld served(EcsSimulator ecs) {
        AdvanceWatch.on(ecs);
        return new ServedWorld(ecs, CALLER);
    }

    ServedWorld current() {
        return current;
    }

    synchronized void listensAt(URI uri) {
        endpoint = uri;
        tasksReachIt = current.ecs().agentHost().reachTasksBy(this::environment);
    }

    Map<String, String> environment(SimulatedTask task) {
        URI uri = endpoint;
        if (uri == null) {
            throw new IllegalStateException("The server does not listen yet.");
        }
        return current.environment(task, uri);
    }

    /** Swaps in a new world, perhaps one that is asked for, and returns what the old one complained about at its end. */
    Optional<String> reset(@Nullable Fixture asked) {
        return swap(worlds -> next(worlds, asked));
    }

    /** Swaps in the world of a recording, and returns what the old one complained about at its end. */
    Optional<String> replay(Recording recording) {
        return swap(worlds -> worlds.replayed(recording));
    }

    private synchronized Optional<String> swap(Function<Source, EcsSimulator> maker) {
        if (source == null) {
            throw new ControlException(
                    409, "The world belongs to the test that started this server; only that test can make a new one.");
        }
        ServedWorld old = current;
        current = served(maker.apply(source));
        tasksReachIt = current.ecs().agentHost().reachTasksBy(this::environment);
        Optional<String> complaint = closed(old);
        complaint.ifPresent(this::remember);
        return complaint;
    }

    private void remember(String complaint) {
        if (earlierComplaints.size() == COMPLAINTS_MAX) {
            earlierComplaints.removeFirst();
        }
        earlierComplaints.addLast(complaint);
    }

    /** What the world would complain about if it ended now. */
    Optional<String> complaint() {
        return complaint(current.ecs()::verify);
    }

    /** What the worlds before it complained about, oldest first: who reset them may not have looked. */
    synchronized List<String> earlierComplaints() {
        return List.copyOf(earlierComplaints);
    }

    /** A fixture may fit no longer: its protections end, and a world that follows the time of the machine gets older. */
    private static EcsSimulator next(Source source, @Nullable Fixture asked) {
        try {
            return source.next(asked);
        } catch (FixtureException e) {
            throw new ControlException(asked == null ? 409 : 400, String.valueOf(e.getMessage()));
        }
    }

    /** A lenient world does not complain when it is closed, so it is asked before. */
    private static Optional<String> closed(ServedWorld old) {
        Optional<String> complaint = complaint(old.ecs()::verify);
        Optional<String> last = complaint(old.ecs()::close);
        return complaint.or(() -> last);
    }

    private static Optional<String> complaint(Runnable end) {
        try {
            end.run();
            return Optional.empty();
        } catch (AssertionError e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    /** Lets go of the world, and closes it if it is the server's own. */
    synchronized void close() {
        if (tasksReachIt != null) {
            tasksReachIt.close();
        }
        if (source != null) {
            current.ecs().close();
        }
    }

    /** Where the worlds of a server come from. */
    interface Source {

        /** Makes a world, as somebody asks for or, with null, as the server began. */
        EcsSimulator next(@Nullable Fixture asked);

        /** Makes a world that is at the end of a recording. */
        default EcsSimulator replayed(Recording recording) {
            return recording.replay();
        }

        /** Worlds of the test; what is asked for is put into them. */
        static Source of(Supplier<EcsSimulator> supplier) {
            return asked -> {
                EcsSimulator ecs = supplier.get();
                if (asked != null) {
                    asked.applyTo(ecs);
                }
                return ecs;
            };
        }

        /** Worlds that begin as a fixture says, unless something else is asked for; who does may ask for the machine's time. */
        static Source of(Fixture beginning, Clock machine) {
            return new Source() {
                @Override
                public EcsSimulator next(@Nullable Fixture asked) {
                    Fixture fixture = asked == null ? beginning : asked.orElse(beginning);
                    EcsSimulatorBuilder builder = standalone();
                    // Workers compare what ECS tells of with their own clock, so the world begins where that stands.
                    EcsSimulator ecs = (fixture.followsSystemClock()
                                    ? fixture.configure(builder, machine)
                                    : fixture.configure(
                                            builder.startAt(machine.instant().truncatedTo(ChronoUnit.SECONDS))))
                            .build();
                    fixture.applyTo(ecs);
                    return ecs;
                }

                @Override
                public EcsSimulator replayed(Recording recording) {
                    return recording.with(Settling.off()).replay();
                }
            };
        }

        // Lenient: there is no test here that could be told of a call that is not modelled; its caller was.
        // Not settling: the code under test is in other processes, so no thread of this one has to come to rest.
        private static EcsSimulatorBuilder standalone() {
            return EcsSimulator.builder().lenient().settling(Settling.off());
        }
    }
}
