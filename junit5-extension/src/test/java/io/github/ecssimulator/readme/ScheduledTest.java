package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorSettings;
import io.github.ecssimulator.junit5.SimulatorLife;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ConcurrentTaskScheduler;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.bean.override.convention.TestBean;
import software.amazon.awssdk.services.ecs.EcsClient;

@SpringBootTest(classes = ScheduledTest.Production.class)
@DirtiesContext // the application context lives as long as the simulator
@EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
class ScheduledTest {
    static EcsSimulator ecs;
    static SimulatedTask own;

    @TestBean
    EcsClient ecsClient;

    @TestBean
    TaskScheduler taskScheduler;

    /** Stands for your application. */
    @Configuration
    @EnableScheduling
    static class Production {
        @Bean
        Protector protector(EcsClient ecs) {
            return new Protector(ecs);
        }
    }

    static class Protector implements DisposableBean {
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Worker worker;

        Protector(EcsClient ecs) {
            worker = new Worker(ecs, "media", own.arn());
        }

        @Scheduled(fixedRate = 45, timeUnit = TimeUnit.MINUTES)
        void renew() {
            thread.execute(worker::protect); // on a thread that nobody knows of
        }

        @Override
        public void destroy() {
            thread.shutdownNow();
        }
    }

    @BeforeAll
    static void beforeSpringMakesItsBeans(EcsSimulator simulator) {
        ecs = simulator;
        own = ecs.createCluster("media").createService("transcoder", 2).tasks().get(0);
    }

    static EcsClient ecsClient() {
        return EcsClients.direct(ecs);
    }

    static TaskScheduler taskScheduler() {
        ConcurrentTaskScheduler scheduler = new ConcurrentTaskScheduler(SimulatedExecutors.scheduled(ecs.clock()));
        scheduler.setClock(ecs.clock());
        return scheduler;
    }

    @Test
    void theApplicationRenewsInSimulatedTime() {
        SimulatedService service = own.service().orElseThrow();
        Instant begin = ecs.clock().instant();
        ecs.clock().runDue(); // the first of @Scheduled, which comes at once

        service.scaleTo(1);
        ecs.clock().advance(Duration.ofHours(6));

        assertThat(own).isRunning().wasProtectedThroughout(begin, ecs.clock().instant());
    }
}
