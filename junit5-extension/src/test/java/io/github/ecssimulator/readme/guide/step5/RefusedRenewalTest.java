package io.github.ecssimulator.readme.guide.step5;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefusedRenewalTest extends OneWorker {

    @Test
    void aDeploymentCostsNoFilm() {
        films.add("Metropolis", Duration.ofHours(3));
        clock.advance(Duration.ofMinutes(10));

        service.deploy();
        clock.advance(Duration.ofHours(4));

        assertThat(own).lostNoWork();
    }
}
