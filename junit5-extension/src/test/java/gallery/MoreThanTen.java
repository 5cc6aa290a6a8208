package gallery;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.EcsException;

/** One call names twelve tasks, is refused as a whole, and all that comes of it is a number that nobody looks at. */
final class MoreThanTen {
    private MoreThanTen() {}

    static class Dispatcher {
        private final EcsClient ecs;
        private final AtomicInteger errors = new AtomicInteger(); // a metric

        Dispatcher(EcsClient ecs) {
            this.ecs = ecs;
        }

        void handOut(List<String> workers) {
            protect(workers);
        }

        void protect(List<String> tasks) {
            try {
                ecs.updateTaskProtection(r ->
                        r.cluster("media").tasks(tasks).protectionEnabled(true).expiresInMinutes(60));
            } catch (EcsException e) {
                errors.incrementAndGet();
            }
        }
    }

    static final class StepwiseDispatcher extends Dispatcher {
        StepwiseDispatcher(EcsClient ecs) {
            super(ecs);
        }

        @Override
        void handOut(List<String> workers) {
            for (int from = 0; from < workers.size(); from += 10) {
                protect(workers.subList(from, Math.min(from + 10, workers.size())));
            }
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract Dispatcher dispatcher(EcsClient client);

        @Test
        void dispatcher_twelveWorkersAreBusy_allAreSpared(EcsSimulator ecs, EcsClient client) {
            SimulatedService service = ecs.createCluster("media").createService("render", 12);
            List<SimulatedTask> workers = service.tasks();

            dispatcher(client).handOut(workers.stream().map(SimulatedTask::arn).toList());
            workers.forEach(
                    worker -> PlayedStage.of(worker, Duration.ofMinutes(40)).start("frame", () -> {}));
            ecs.clock().advance(Duration.ofMinutes(5));
            service.scaleTo(2);

            assertThat(service).hasRunningCount(12);
        }
    }

    static class Broken extends Story {
        @Override
        Dispatcher dispatcher(EcsClient client) {
            return new Dispatcher(client);
        }
    }

    static class Corrected extends Story {
        @Override
        Dispatcher dispatcher(EcsClient client) {
            return new StepwiseDispatcher(client);
        }
    }
}
