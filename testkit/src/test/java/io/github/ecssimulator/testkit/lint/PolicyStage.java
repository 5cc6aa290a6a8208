package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A world in which the story of one policy is told, in short words. */
final class PolicyStage {
    static final String MEDIA = "media";

    final EcsSimulator ecs;
    final SimulatedCluster media;

    private PolicyStage(TaskTimings timings) {
        ecs = EcsSimulator.builder().lenient().taskTimings(timings).build();
        media = ecs.createCluster(MEDIA);
    }

    static EcsSimulator of(Consumer<PolicyStage> story) {
        return of(TaskTimings.instant(), story);
    }

    static EcsSimulator of(TaskTimings timings, Consumer<PolicyStage> story) {
        PolicyStage stage = new PolicyStage(timings);
        story.accept(stage);
        return stage.ecs;
    }

    SimulatedService service(int tasks) {
        return media.createService("transcoder", tasks);
    }

    static SimulatedTask task(SimulatedService service, int index) {
        return service.tasks().get(index);
    }

    /** Two tasks protected of three, one wanted, and a third one of a newer deployment, which is returned. */
    SimulatedTask blocked() {
        SimulatedService service = service(3);
        protect(task(service, 1), 120);
        protect(task(service, 2), 120);
        service.deploy();
        service.scaleTo(1);
        return service.tasks().stream()
                .filter(task -> !task.isProtected())
                .findFirst()
                .orElseThrow();
    }

    /** As code does it that looks at no answer. */
    void call(EcsRequest<?> request) {
        try {
            ecs.api().execute(request);
        } catch (EcsException e) {
            return;
        }
    }

    void ask(@Nullable String cluster, List<String> tasks, @Nullable Boolean enabled, @Nullable Integer minutes) {
        call(new UpdateTaskProtection.Request(cluster, tasks, enabled, minutes));
    }

    void protect(SimulatedTask task, int minutes) {
        ask(MEDIA, List.of(task.id()), true, minutes);
    }

    void clear(SimulatedTask task) {
        ask(MEDIA, List.of(task.id()), false, null);
    }

    void pass(Duration time) {
        ecs.clock().advance(time);
    }

    void passMinutes(int minutes) {
        pass(Duration.ofMinutes(minutes));
    }
}
