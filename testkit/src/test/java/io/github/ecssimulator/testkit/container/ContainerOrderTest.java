package io.github.ecssimulator.testkit.container;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.EcsException;

/** Exactly one thread of all containers runs at a time, so a seed says everything. */
@SuppressWarnings("FutureReturnValueIgnored") // as workers do
@Tag("any-version")
class ContainerOrderTest {
    private static final int RUNS = Integer.getInteger("ecs.simulator.runs", 10);

    /** A worker with a thread that blocks, a pool that it waits for, a heartbeat and a handler of its stop signal. */
    private static void work(Container container) throws Exception {
        container.scheduledExecutor().scheduleAtFixedRate(() -> protect(container), 0, 7, MINUTES);
        container.onSigterm(() -> container.clock().advance(Duration.ofSeconds(11)));
        for (int job = 1; ; job++) {
            try (Work work = container.work("job " + job)) {
                Future<?> half = container.executor().submit(() -> sleep(container, 5));
                Future<?> other = container.executor().submit(() -> sleep(container, 3));
                half.get();
                other.get();
                container.ecsClient().describeTasks(r -> r.cluster("media").tasks(container.taskArn()));
                assertThat(work.name()).isNotBlank();
            }
            sleep(container, 1);
        }
    }

    private static void protect(Container container) {
        try {
            container
                    .ecsClient()
                    .updateTaskProtection(r -> r.cluster("media")
                            .tasks(container.taskArn())
                            .protectionEnabled(true)
                            .expiresInMinutes(8));
        } catch (EcsException e) {
            assertThat(e.getMessage()).isNotBlank(); // the next beat tries again
        }
    }

    private static void sleep(Container container, int minutes) {
        container.clock().advance(Duration.ofMinutes(minutes));
    }

    private static EcsSimulator world(long seed) {
        return EcsSimulator.builder()
                .seed(seed)
                .taskTimings(TaskTimings.realistic())
                .build();
    }

    private static String journalOf(long seed) {
        try (EcsSimulator ecs = world(seed)) {
            passNinetyMinutes(ecs);
            return ecs.journal().timeline();
        }
    }

    private static void passNinetyMinutes(EcsSimulator ecs) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 6);
        Containers.in(service).run(ContainerOrderTest::work);
        ecs.clock().advance(Duration.ofMinutes(30));
        service.tasks().get(2).crash(1);
        service.scaleTo(2);
        ecs.clock().advance(Duration.ofMinutes(30));
        service.scaleTo(5);
        service.tasks().get(0).interruptSpot();
        ecs.clock().advance(Duration.ofMinutes(30));
    }

    @Test
    void recording_ofAWorldWithContainers_isReplayedWithoutThem() {
        try (EcsSimulator ecs = world(7)) {
            passNinetyMinutes(ecs);

            try (EcsSimulator again = ecs.recording().replay()) {
                assertThat(again.journal().timeline()).isEqualTo(ecs.journal().timeline());
            }
        }
    }

    @Test
    void journal_ofOneSeed_isTheSameInEachRun() {
        List<String> journals =
                IntStream.range(0, RUNS).mapToObj(run -> journalOf(7)).toList();

        assertThat(new TreeSet<>(journals)).hasSize(1);
        assertThat(journals.get(0)).contains("finished work").contains("UpdateTaskProtection");
    }

    @Test
    void threads_ofAllContainers_runOneAtATime() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        try (EcsSimulator ecs = EcsSimulator.create()) {
            Containers.in(ecs.createCluster("media").createService("transcoder", 4))
                    .run(container -> {
                        while (true) {
                            order.add("begin " + container.taskArn());
                            Thread.onSpinWait(); // another that ran would come in between
                            order.add("end " + container.taskArn());
                            sleep(container, 1);
                        }
                    });

            ecs.clock().advance(Duration.ofMinutes(50));
        }

        assertThat(order).hasSize(2 * 4 * 51);
        for (int i = 0; i < order.size(); i += 2) {
            assertThat(order.get(i + 1)).isEqualTo(order.get(i).replace("begin", "end"));
        }
    }
}
