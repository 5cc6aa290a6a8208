package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.testkit.fixture.Fixture;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the worlds of a server come from. */
interface WorldSource {

    /** Makes a world, as somebody asks for or, with null, as the server began. */
    EcsSimulator next(@Nullable Fixture asked);

    /** Makes a world that is at the end of a recording. */
    default EcsSimulator replayed(Recording recording) {
        return recording.replay();
    }

    /** Worlds of the test; what is asked for is put into them. */
    static WorldSource of(Supplier<EcsSimulator> supplier) {
        return asked -> {
            EcsSimulator ecs = supplier.get();
            if (asked != null) {
                asked.applyTo(ecs);
            }
            return ecs;
        };
    }

    /** Worlds that begin as a fixture says, unless something else is asked for; who does may ask for the machine's time. */
    static WorldSource of(Fixture beginning, Clock machine) {
        return new WorldSource() {
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
