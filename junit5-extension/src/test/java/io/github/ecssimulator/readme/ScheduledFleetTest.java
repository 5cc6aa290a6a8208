package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.container.Container;
import io.github.ecssimulator.testkit.container.Containers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ConcurrentTaskScheduler;

@ExtendWith(EcsSimulatorExtension.class)
class ScheduledFleetTest {

    @Test
    void eachTaskRenewsUntilItIsStoppedAndSoDoesTheOneThatReplacesIt(EcsSimulator ecs) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
        Containers.in(service).run(ScheduledFleetTest::main);
        ecs.clock().advance(Duration.ofHours(6));

        service.tasks().get(0).stop();
        ecs.clock().advance(Duration.ofHours(6));

        assertThat(service).hasRunningCount(3);
        service.tasks().forEach(task -> assertThat(task).isProtected());
    }

    /** What the main method of your application does, with the beans of this container. */
    private static void main(Container own) throws InterruptedException {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            ConcurrentTaskScheduler scheduler = new ConcurrentTaskScheduler(own.scheduledExecutor());
            scheduler.setClock(own.clock());
            context.registerBean(TaskScheduler.class, () -> scheduler);
            context.registerBean(Worker.class, () -> new Worker(own.ecsClient(), "media", own.taskArn()));
            context.register(Production.class);
            context.refresh();
            own.onSigterm(context::close);
            own.onSigterm(() -> own.exit(143));
            own.sleeper().sleep(Duration.ofDays(365)); // a process that is killed ends here, and closes its context
        }
    }

    /** Stands for your application. */
    @Configuration
    @EnableScheduling
    static class Production {
        @Bean
        Renewal renewal(Worker worker) {
            return new Renewal(worker);
        }
    }

    static class Renewal implements DisposableBean {
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Worker worker;

        Renewal(Worker worker) {
            this.worker = worker;
        }

        @Scheduled(fixedRate = 45, timeUnit = TimeUnit.MINUTES)
        void renew() {
            thread.execute(worker::protect);
        }

        @Override
        public void destroy() {
            thread.shutdownNow();
        }
    }
}
