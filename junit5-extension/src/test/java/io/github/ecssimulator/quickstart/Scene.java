package io.github.ecssimulator.quickstart;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.testkit.story.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Failure;

/** A service of three tasks, one of which works. What happens is told with the simulated time before each sentence. */
final class Scene {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
    private static final Duration JOB = Duration.ofMinutes(165);

    private final EcsSimulator ecs;
    private final SimulatedService service;
    private final SimulatedTask busy;
    private final HeartbeatWorker worker;
    private final Instant jobEnds;
    private final List<String> sentences = new ArrayList<>();

    Scene(EcsSimulator ecs, EcsClient client) {
        this.ecs = ecs;
        service = ecs.createCluster("media").createService("transcoder", 3);
        busy = service.tasks().get(0);
        worker = new HeartbeatWorker(client, "media", busy.arn());
        jobEnds = ecs.clock().instant().plus(JOB);
    }

    SimulatedService service() {
        return service;
    }

    SimulatedTask busy() {
        return busy;
    }

    Instant jobEnds() {
        return jobEnds;
    }

    void takeJob() {
        assertThat(worker.protect()).isEmpty();
        tell("three tasks run; " + busyName() + " takes a job of " + JOB.toMinutes() + " minutes, protected until "
                + end());
    }

    void scaleInToZero() {
        ecs.clock().advance(Duration.ofMinutes(30));
        service.scaleTo(0);
        assertThat(busy).isRunning().isProtected();
        assertThat(service).hasRunningCount(1);
        tell("scale-in to zero: the two idle tasks stop, " + busyName() + " is spared");
    }

    void renew() {
        List<Failure> failures = worker.protect();
        assertThat(busy).isRunning().isProtected();
        tell(
                failures.isEmpty()
                        ? "heartbeat: protected until " + end()
                        : "heartbeat: refused, " + failures.get(0).reason() + "; still protected until " + end());
    }

    void release() {
        worker.release();
        tell("the job is done and the protection released: ECS stops " + busyName());
    }

    void tellLoss() {
        long lost = Duration.between(ecs.clock().instant(), jobEnds).toMinutes();
        tell("the protection expires: ECS stops " + busyName() + ", " + lost + " minutes before its job is done");
    }

    void requireRenewals(int expected) {
        assertThat(ecs.journal().events(TaskEvent.ProtectionSet.class).filter(set -> set.before() != null))
                .as("renewals")
                .hasSize(expected);
    }

    String story() {
        return String.join("\n", sentences) + "\n\n" + new TaskChart(Story.of(ecs)).text();
    }

    private void tell(String sentence) {
        sentences.add("  " + TIME.format(ecs.clock().instant()) + "  " + sentence);
    }

    private String busyName() {
        return busy.id().substring(0, 6);
    }

    private String end() {
        return TIME.format(busy.protectionExpiresAt().orElseThrow());
    }
}
