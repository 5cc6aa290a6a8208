package io.github.ecssimulator.readme.guide.step4;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.fault.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottledRenewalTest extends OneWorker {

    @Test
    void aThrottledRenewalCostsNoFilm(EcsSimulator ecs) {
        films.add("Metropolis", Duration.ofHours(3));
        clock.advance(Duration.ofMinutes(10));

        service.scaleTo(0);
        ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled())); // the next call
        clock.advance(Duration.ofHours(4));

        assertThat(own).survivedUntilEndOf("Metropolis");
    }
}
