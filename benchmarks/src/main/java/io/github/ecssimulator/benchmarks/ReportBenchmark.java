package io.github.ecssimulator.benchmarks;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.testkit.lint.Lints;
import io.github.ecssimulator.testkit.report.StoryReport;
import io.github.ecssimulator.testkit.story.Story;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the report of a service costs whose tasks all lived differently: each protected for another time, every second one renewed,
 * all told to stop. The floor gathers the story, which each report needs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ReportBenchmark {
    @Param({"40", "2000", "100000"})
    int tasks;

    private final EcsSimulator ecs = EcsSimulator.builder().withoutCallSites().build();
    private Story story = Story.of(ecs);

    /** Lets them live. */
    @Setup
    public void live() {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", tasks);
        List<SimulatedTask> all = service.tasks();
        for (int i = 0; i < tasks; i++) {
            protect(all.get(i), 1 + i % 2_000);
        }
        ecs.clock().advance(Duration.ofMinutes(30));
        for (int i = 1; i < tasks; i += 2) {
            protect(all.get(i), 1 + i % 2_000);
        }
        service.scaleTo(0);
        ecs.clock().advance(Duration.ofHours(40));
        story = Story.of(ecs);
    }

    /** {@return the story, gathered anew} */
    @Benchmark
    public Story floor() {
        return Story.of(ecs);
    }

    /** {@return what the lints find in it} */
    @Benchmark
    public Lints lints() {
        return Lints.of(story);
    }

    /** {@return the story, gathered anew, as a page} */
    @Benchmark
    public String page() {
        return StoryReport.of(ecs).html();
    }

    private void protect(SimulatedTask task, int minutes) {
        ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(task.arn()), true, minutes));
    }
}
