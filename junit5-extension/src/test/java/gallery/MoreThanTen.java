package gallery;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ProtectedTask;

/** One call names twelve tasks, is refused as a whole, and all that comes of it is a number that nobody looks at. */
final class MoreThanTen {
    private MoreThanTen() {}

    static class Dispatcher {
        private final EcsClient ecs;
        private final AtomicInteger errors = new AtomicInteger(); // a metric

        Dispatcher(EcsClient ecs) {
            this.ecs = ecs;
        }

        /** Tells which of them may begin. */
        List<String> handOut(List<String> workers) {
            return protect(workers);
        }

        void takeBack(String worker) {
            ecs.updateTaskProtection(r -> r.cluster("media").tasks(worker).protectionEnabled(false));
        }

        List<String> protect(List<String> tasks) {
            try {
                return ecs
                        .updateTaskProtection(r -> r.cluster("media")
                                .tasks(tasks)
                                .protectionEnabled(true)
                                .expiresInMinutes(60))
                        .protectedTasks()
                        .stream()
                        .map(ProtectedTask::taskArn)
                        .toList();
            } catch (EcsException e) {
                errors.incrementAndGet();
                return tasks;
            }
        }
    }

    static final class StepwiseDispatcher extends Dispatcher {
        StepwiseDispatcher(EcsClient ecs) {
            super(ecs);
        }

        @Override
        List<String> handOut(List<String> workers) {
            List<String> ready = new ArrayList<>();
            for (int from = 0; from < workers.size(); from += 10) {
                ready.addAll(protect(workers.subList(from, Math.min(from + 10, workers.size()))));
            }
            return ready;
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract Dispatcher dispatcher(EcsClient client);

        @Test
        void dispatcher_twelveWorkersAreBusy_allAreSpared(EcsSimulator ecs, EcsClient client) {
            SimulatedService service = ecs.createCluster("media").createService("render", 12);
            List<SimulatedTask> workers = service.tasks();

            Dispatcher dispatcher = dispatcher(client);
            List<String> ready =
                    dispatcher.handOut(workers.stream().map(SimulatedTask::arn).toList());
            workers.stream()
                    .filter(worker -> ready.contains(worker.arn()))
                    .forEach(worker -> PlayedStage.of(worker, Duration.ofMinutes(40))
                            .start("frame", () -> dispatcher.takeBack(worker.arn())));
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
