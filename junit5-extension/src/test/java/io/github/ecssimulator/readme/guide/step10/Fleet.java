package io.github.ecssimulator.readme.guide.step10;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.readme.guide.FilmQueue;
import io.github.ecssimulator.testkit.container.Container;
import io.github.ecssimulator.testkit.container.Containers;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EcsSimulatorExtension.class)
abstract class Fleet {
    final FilmQueue films = new FilmQueue();
    SimulatedClock clock;
    SimulatedService service;

    @BeforeEach
    void start(EcsSimulator ecs) {
        clock = ecs.clock();
        service = ecs.createCluster("media").createService("transcoder", 5);
        Containers.in(service).run(this::main);
    }

    private void main(Container container) {
        ScheduledExecutorService timer = container.scheduledExecutor();
        Protection protection = new Protection(container.ecsClient(), "media", container.taskArn(), timer);
        Transcoder transcoder = new Transcoder(films.of(container::work, timer), protection, timer);
        container.onSigterm(transcoder::stop);
        transcoder.start();
    }
}
