package io.github.ecssimulator.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.testkit.container.Container;
import io.github.ecssimulator.testkit.container.Containers;
import io.github.ecssimulator.testkit.lint.Finding;
import io.github.ecssimulator.testkit.lint.Lint;
import io.github.ecssimulator.testkit.lint.Lints;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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

/** A Spring application in each task of a service, whose {@code @Scheduled} method hands its work to a thread of its own. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SpringContainerTest {
    private static final int RUNS = Integer.getInteger("ecs.simulator.runs", 10);
    private static final int TASKS = 3;
    private static final int BEATS = 5;
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final List<AnnotationConfigApplicationContext> contexts = new ArrayList<>();

    @Configuration
    @EnableScheduling
    static class Application {
        @Bean
        Protector protector(Container own) {
            return new Protector(own);
        }
    }

    @Configuration
    static class InSimulatedTime {
        @Bean
        TaskScheduler taskScheduler(Container own) {
            ConcurrentTaskScheduler scheduler = new ConcurrentTaskScheduler(own.scheduledExecutor());
            scheduler.setClock(own.clock());
            return scheduler;
        }
    }

    static class Protector implements DisposableBean {
        private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "heartbeat"));
        private final Container own;

        Protector(Container own) {
            this.own = own;
        }

        @Scheduled(fixedRate = 60_000)
        void beat() {
            thread.execute(() -> protect(true));
        }

        private void protect(boolean enabled) {
            own.ecsClient()
                    .updateTaskProtection(
                            r -> r.cluster("media").tasks(own.taskArn()).protectionEnabled(enabled));
        }

        @Override
        public void destroy() {
            thread.shutdownNow();
            protect(false);
        }
    }

    /** The context is open for as long as the process lives. */
    private void application(Container own) throws InterruptedException {
        try (AnnotationConfigApplicationContext context = contextOf(own, Application.class, InSimulatedTime.class)) {
            context.refresh();
            own.sleeper().sleep(FOR_EVER);
        }
    }

    private AnnotationConfigApplicationContext contextOf(Container own, Class<?>... configuration) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(Container.class, () -> own);
        context.register(configuration);
        contexts.add(context);
        return context;
    }

    private static EcsSimulator newSimulator() {
        return EcsSimulator.builder().seed(4711).build();
    }

    @Test
    void scheduledMethods_handOverToThreadsOfTheirOwn_callAtTheirInstants() {
        List<String> journals =
                IntStream.range(0, RUNS).mapToObj(run -> journalOf()).toList();

        assertThat(new TreeSet<>(journals)).hasSize(1);
    }

    private String journalOf() {
        try (EcsSimulator ecs = newSimulator()) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", TASKS);
            Containers.in(service).run(this::application);

            ecs.clock().advance(Duration.ofMinutes(BEATS));

            assertThat(minutesOfCalls(ecs))
                    .containsExactlyElementsOf(LongStream.rangeClosed(0, BEATS)
                            .boxed()
                            .flatMap(minute -> IntStream.range(0, TASKS).mapToObj(task -> minute))
                            .toList());
            return ecs.journal().timeline();
        }
    }

    private static List<Long> minutesOfCalls(EcsSimulator ecs) {
        return ecs.journal().entries().stream()
                .filter(entry -> entry.event() instanceof CallEvent.Accepted)
                .map(entry -> Duration.between(START, entry.at()).toMinutes())
                .toList();
    }

    @Test
    void stoppedTask_closesItsContextAndEndsItsThreads() throws InterruptedException {
        try (EcsSimulator ecs = newSimulator()) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);
            Containers.in(service).run(this::application);
            ecs.clock().advance(Duration.ofMinutes(BEATS));
            SimulatedTask task = service.tasks().get(0);
            List<Thread> threads = threadsOf(task);

            task.stop();
            ecs.clock().advance(Duration.ofMinutes(BEATS));

            assertThat(contexts)
                    .extracting(AnnotationConfigApplicationContext::isActive)
                    .containsExactly(false, true);
            assertThat(Lints.of(ecs).findings()).extracting(Finding::lint).doesNotContain(Lint.LIFE_AFTER_DEATH);
            assertEnded(threads);
        }
    }

    @Test
    void worldThatIsClosed_closesItsContextsAndEndsTheirThreads() throws InterruptedException {
        List<Thread> threads;
        try (EcsSimulator ecs = newSimulator()) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);
            Containers.in(service).run(this::application);
            ecs.clock().advance(Duration.ofMinutes(BEATS));
            threads = threadsOf(service.tasks().get(0));
        }

        assertEnded(threads);
        assertThat(contexts).noneMatch(AnnotationConfigApplicationContext::isActive);
    }

    private static List<Thread> threadsOf(SimulatedTask task) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getThreadGroup() != null
                        && thread.getThreadGroup().getName().contains(task.id().substring(0, 8)))
                .toList();
    }

    private static void assertEnded(List<Thread> threads) throws InterruptedException {
        assertThat(threads).extracting(Thread::getName).hasSize(3).contains("heartbeat");
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void stopSignal_closesTheContext_whoseBeansMayStillCall() {
        try (EcsSimulator ecs = newSimulator()) {
            SimulatedTask task = ecs.createCluster("media")
                    .createService("transcoder", 1)
                    .tasks()
                    .get(0);
            Containers.of(task).run(own -> {
                try (AnnotationConfigApplicationContext context =
                        contextOf(own, Application.class, InSimulatedTime.class)) {
                    context.refresh();
                    own.onSigterm(context::close);
                    own.onSigterm(() -> own.exit(143));
                    own.sleeper().sleep(FOR_EVER);
                }
            });
            ecs.clock().advance(Duration.ofMinutes(BEATS));

            task.stop();

            assertThat(minutesOfCalls(ecs)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 5L); // and gave the task back
            assertThat(task.snapshot().exitCode()).isEqualTo(143);
            assertThat(contexts).noneMatch(AnnotationConfigApplicationContext::isActive);
        }
    }

    /** Which sleeps in real time. */
    @Test
    void schedulerOfSpringItself_knowsNoSimulatedTime() {
        try (EcsSimulator ecs = newSimulator()) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);
            Containers.in(service).run(own -> {
                try (AnnotationConfigApplicationContext context = contextOf(own, Application.class)) {
                    context.refresh();
                    own.sleeper().sleep(FOR_EVER);
                }
            });

            ecs.clock().advance(Duration.ofHours(1));

            assertThat(minutesOfCalls(ecs)).containsExactly(0L);
        }
    }
}
