package io.github.ecssimulator.readme.guide.step7;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StopSignalTest extends Fleet {

    @Test
    void aFilmOfATaskThatIsStoppedIsEncodedElsewhere() {
        films.add("Metropolis", Duration.ofMinutes(90));
        clock.advance(Duration.ofMinutes(10));

        service.protectedTasks().get(0).interruptSpot();
        clock.advance(Duration.ofHours(4));

        assertThat(films.encoded()).containsExactly("Metropolis");
    }
}
