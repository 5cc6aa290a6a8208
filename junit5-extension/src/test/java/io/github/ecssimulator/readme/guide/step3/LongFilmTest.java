package io.github.ecssimulator.readme.guide.step3;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LongFilmTest extends OneWorker {

    @Test
    void aFilmOfThreeHoursIsEncodedToItsEnd() {
        films.add("Metropolis", Duration.ofHours(3));
        clock.advance(Duration.ofMinutes(10));

        service.scaleTo(0);
        clock.advance(Duration.ofHours(4));

        assertThat(own).survivedUntilEndOf("Metropolis").wasProtectedThroughout("Metropolis");
    }
}
