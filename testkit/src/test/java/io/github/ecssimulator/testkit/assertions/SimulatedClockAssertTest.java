package io.github.ecssimulator.testkit.assertions;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static io.github.ecssimulator.testkit.assertions.Worlds.START;
import static io.github.ecssimulator.testkit.assertions.Worlds.minute;

import io.github.ecssimulator.SimulatedClock;
import org.junit.jupiter.api.Test;

class SimulatedClockAssertTest {

    private final Worlds world = new Worlds();
    private final SimulatedClock clock = world.ecs.clock();

    @Test
    void isAt_thatInstant_passes() {
        assertThat(clock).isAt(START);
    }

    @Test
    void isAt_anotherInstant_tellsHowFarOff() {
        world.advanceMinutes(30);

        Worlds.assertFails(() -> assertThat(clock).isAt(minute(60)), """
                Expected the simulated time to be 2024-01-01T01:00:00Z
                 but it is 2024-01-01T00:30:00Z, PT30M before that.""");
        Worlds.assertFails(() -> assertThat(clock).isAt(START), """
                Expected the simulated time to be 2024-01-01T00:00:00Z
                 but it is 2024-01-01T00:30:00Z, PT30M after that.""");
    }

    @Test
    void hasNextEventAt_thatInstant_passes() {
        world.protect(world.busy, 60);

        assertThat(clock).hasNextEventAt(minute(60));
    }

    @Test
    void hasNextEventAt_anotherInstant_fails() {
        world.protect(world.busy, 60);

        Worlds.assertFails(() -> assertThat(clock).hasNextEventAt(minute(30)), """
                Expected the next event to be at 2024-01-01T00:30:00Z
                 but it is at 2024-01-01T01:00:00Z.
                Simulated time: 2024-01-01T00:00:00Z""");
    }

    @Test
    void hasNextEventAt_nothingPlanned_fails() {
        Worlds.assertFails(() -> assertThat(clock).hasNextEventAt(minute(30)), """
                Expected the next event to be at 2024-01-01T00:30:00Z
                 but nothing is planned.
                Simulated time: 2024-01-01T00:00:00Z""");
    }

    @Test
    void hasNothingPlanned_freshWorld_passes() {
        assertThat(clock).hasNothingPlanned();
    }

    @Test
    void hasNothingPlanned_protectionThatWillExpire_fails() {
        world.protect(world.busy, 60);

        Worlds.assertFails(() -> assertThat(clock).hasNothingPlanned(), """
                Expected the simulated clock to have nothing planned
                 but the next event is at 2024-01-01T01:00:00Z.
                Simulated time: 2024-01-01T00:00:00Z""");
    }
}
