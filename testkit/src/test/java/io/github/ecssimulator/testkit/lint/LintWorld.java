package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A world with one service, and short words for what a worker does in it. */
final class LintWorld {
    final EcsSimulator ecs = EcsSimulator.builder().lenient().build();
    final SimulatedCluster media = ecs.createCluster("media");
    final SimulatedService transcoder = media.createService("transcoder", 3);
    final SimulatedTask busy = transcoder.tasks().get(0);
    final SimulatedTask idle = transcoder.tasks().get(1);

    /** As code does it that looks at no answer. */
    void ask(@Nullable String cluster, List<String> tasks, boolean enabled, @Nullable Integer minutes) {
        try {
            ecs.api().updateTaskProtection(new UpdateTaskProtection.Request(cluster, tasks, enabled, minutes));
        } catch (EcsException e) {
            return;
        }
    }

    void protect(int minutes) {
        ask("media", List.of(busy.id()), true, minutes);
    }

    void clear() {
        ask("media", List.of(busy.id()), false, null);
    }

    void pass(int minutes) {
        ecs.clock().advance(Duration.ofMinutes(minutes));
    }

    List<Finding> findings() {
        return Lints.of(ecs).findings();
    }

    List<Lint> lints() {
        return findings().stream().map(Finding::lint).toList();
    }

    List<String> texts() {
        return findings().stream().map(Finding::text).toList();
    }
}
