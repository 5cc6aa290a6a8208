package io.github.ecssimulator.readme.guide.step3;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.readme.guide.FilmQueue;
import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;

@ExtendWith(EcsSimulatorExtension.class)
abstract class OneWorker {
    final FilmQueue films = new FilmQueue();
    SimulatedClock clock;
    SimulatedService service;
    SimulatedTask own;

    @BeforeEach
    void start(EcsSimulator ecs, EcsClient client) {
        clock = ecs.clock();
        service = ecs.createCluster("media").createService("transcoder", 3);
        own = service.tasks().get(0);
        ScheduledExecutorService timer = SimulatedExecutors.scheduled(clock, "transcoder");
        own.onStop(notice -> {
            timer.shutdownNow(); // the worker dies with its task
            notice.exit(0);
        });
        Protection protection = new Protection(client, "media", own.arn(), timer);
        new Transcoder(films.of(own::work, timer), protection, timer).start();
    }
}
