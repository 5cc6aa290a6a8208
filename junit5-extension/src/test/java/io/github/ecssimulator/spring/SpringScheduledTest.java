package io.github.ecssimulator.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ConcurrentTaskScheduler;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Spring's {@code @Scheduled} in simulated time, with a component that hands its heartbeat to a thread of its own. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SpringScheduledTest {
    private static final int RUNS = Integer.getInteger("ecs.simulator.runs", 20);
    private static final int BEATS = 5;

    @Configuration
    @EnableScheduling
    static class Application {
        private final EcsSimulator ecs;
        private final SimulatedTask own;

        Application(EcsSimulator ecs, SimulatedTask own) {
            this.ecs = ecs;
            this.own = own;
        }

        @Bean
        TaskScheduler taskScheduler() {
            ConcurrentTaskScheduler scheduler = new ConcurrentTaskScheduler(SimulatedExecutors.scheduled(ecs.clock()));
            scheduler.setClock(ecs.clock());
            return scheduler;
        }

        @Bean
        Protector protector() {
            return new Protector(EcsClients.direct(ecs), own.arn());
        }
    }

    static class Protector implements DisposableBean {
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final EcsClient ecs;
        private final String task;

        Protector(EcsClient ecs, String task) {
            this.ecs = ecs;
            this.task = task;
        }

        @Scheduled(fixedRate = 60_000)
        void beat() {
            thread.execute(this::protect);
        }

        private void protect() {
            ecs.updateTaskProtection(
                    r -> r.cluster("media").tasks(task).protectionEnabled(true).expiresInMinutes(3));
        }

        @Override
        public void destroy() {
            thread.shutdownNow();
        }
    }

    @Test
    void scheduledMethod_handsOverToItsOwnThread_callsAtItsInstants() {
        for (int run = 0; run < RUNS; run++) {
            EcsSimulator ecs = EcsSimulator.create();
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
            SimulatedTask own = service.tasks().get(0);
            try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
                context.registerBean(Application.class, () -> new Application(ecs, own));
                context.refresh();

                ecs.clock().advance(Duration.ofMinutes(BEATS));
            }

            assertThat(instantsOfCalls(ecs))
                    .as("run %d", run)
                    .isEqualTo(everyMinute(ecs.clock().instant()));
            assertThat(own.isProtected()).isTrue();
        }
    }

    private static List<Instant> instantsOfCalls(EcsSimulator ecs) {
        return ecs.journal().entries().stream()
                .filter(entry -> entry.event() instanceof CallEvent.Accepted)
                .map(JournalEntry::at)
                .toList();
    }

    private static List<Instant> everyMinute(Instant end) {
        return IntStream.rangeClosed(0, BEATS)
                .mapToObj(beat -> end.minus(Duration.ofMinutes(BEATS - beat)))
                .toList();
    }
}
