package io.github.ecssimulator.readme.guide.step5;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetOfFiveTest extends Fleet {

    @Test
    void noFilmIsLostWhileTheFleetScalesInAndDeploys() {
        List.of("Metropolis", "Nosferatu", "Sunrise", "M", "Faust", "Vampyr")
                .forEach(title -> films.add(title, Duration.ofMinutes(50)));

        clock.advance(Duration.ofMinutes(10));
        service.scaleTo(2);
        clock.advance(Duration.ofMinutes(10));
        service.deploy();
        clock.advance(Duration.ofHours(12));

        assertThat(service).lostNoWork().gaveItsCapacityBackWithin(Duration.ofMinutes(50));
        assertThat(films.encoded()).hasSize(6);
    }
}
