package io.github.ecssimulator.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.junit5.ExploredTest;
import io.github.ecssimulator.testkit.container.Container;
import io.github.ecssimulator.testkit.container.Containers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

@SuppressWarnings("FutureReturnValueIgnored")
class FleetTest {

    @ExploredTest(seeds = 30)
    void everyFilmIsEncodedWhateverHappens(EcsSimulator ecs) {
        Queue<String> films = new ArrayDeque<>(List.of("Metropolis", "Nosferatu", "Sunrise", "M", "Faust", "Vampyr"));
        List<String> done = new ArrayList<>();
        SimulatedService fleet = ecs.createCluster("media").createService("encoder", 5);
        Containers.in(fleet).run(container -> {
            Worker protection = new Worker(container.ecsClient(), "media", container.taskArn());
            Encoder encoder = new Encoder(protection, new FilmsOfTask(container, films, done));
            container.scheduledExecutor().scheduleAtFixedRate(encoder::tick, 0, 1, TimeUnit.MINUTES);
        });

        ecs.clock().advance(Duration.ofHours(6));

        assertThat(done).hasSize(6);
    }

    /** Hands out films, and says that each is work of a task while it is encoded there. */
    private static final class FilmsOfTask implements Encoder.Films {
        private final Container container;
        private final Queue<String> waiting;
        private final List<String> done;
        private Work work;

        FilmsOfTask(Container container, Queue<String> waiting, List<String> done) {
            this.container = container;
            this.waiting = waiting;
            this.done = done;
        }

        @Override
        public boolean isEmpty() {
            return waiting.isEmpty();
        }

        @Override
        public Optional<String> take() {
            Optional<String> film = Optional.ofNullable(waiting.poll());
            film.ifPresent(title -> work = container.work(title));
            return film;
        }

        @Override
        public void done(String title) {
            work.finish();
            done.add(title);
        }

        @Override
        public void giveBack(String title) {
            work.finish();
            waiting.add(title);
        }
    }
}
