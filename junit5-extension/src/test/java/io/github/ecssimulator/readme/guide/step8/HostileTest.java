package io.github.ecssimulator.readme.guide.step8;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.junit5.ExploredTest;
import java.time.Duration;

class HostileTest extends Fleet {

    @ExploredTest(seeds = 20)
    void everyFilmIsEncodedWhateverHappens() {
        for (int film = 1; film <= 20; film++) {
            films.add("film " + film, Duration.ofMinutes(10 + film));
        }

        clock.advance(Duration.ofHours(8));

        assertThat(films.encoded()).hasSize(20);
    }
}
