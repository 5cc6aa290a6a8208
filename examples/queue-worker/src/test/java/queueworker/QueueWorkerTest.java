package queueworker;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.junit5.EcsSimulatorSettings;
import io.github.ecssimulator.junit5.ExploredTest;
import io.github.ecssimulator.testkit.container.Containers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EcsSimulatorSettings
class QueueWorkerTest {
    private final Queue<String> films = new ArrayDeque<>(List.of("Metropolis", "Nosferatu", "Sunrise", "Faust", "M"));
    private SimulatedService fleet;

    @BeforeEach
    void runTheWorkerInEachTask(EcsSimulator ecs) {
        fleet = ecs.createCluster("media").createService("encoder", 3);
        Containers.in(fleet).run(own -> {
            Protector protector = new Protector(own.ecsClient(), "media", own.taskArn(), own.scheduledExecutor());
            QueueWorker worker = new QueueWorker(films, protector, film -> {
                try (Work work = own.work(film)) {
                    own.sleeper().sleep(Duration.ofMinutes(40));
                }
            });
            while (true) {
                worker.poll();
                own.sleeper().sleep(Duration.ofMinutes(1));
            }
        });
    }

    @Test
    void noFilmIsLostWhileTheFleetScalesIn(EcsSimulator ecs) {
        ecs.clock().advance(Duration.ofMinutes(30));
        fleet.scaleTo(1); // each further task is told to stop when its protection ends
        ecs.clock().advance(Duration.ofHours(4));

        assertThat(fleet).lostNoWork().gaveItsCapacityBackWithin(Duration.ofMinutes(40));
        assertThat(films).isEmpty();
    }

    @ExploredTest
    void noFilmIsLostWhateverEcsDoes(EcsSimulator ecs) {
        ecs.clock().advance(Duration.ofHours(4));

        assertThat(films).isEmpty();
    }
}
