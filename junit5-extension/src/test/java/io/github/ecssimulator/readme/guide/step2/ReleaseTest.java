package io.github.ecssimulator.readme.guide.step2;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReleaseTest extends OneWorker {

    @Test
    void theTaskIsGivenBackWhenItsFilmIsDone() {
        films.add("Metropolis", Duration.ofMinutes(90));
        clock.advance(Duration.ofMinutes(10));

        service.scaleTo(0);
        clock.advance(Duration.ofHours(2));

        assertThat(own).wasReleasedWithin(Duration.ofMinutes(1)).after("Metropolis");
    }
}
