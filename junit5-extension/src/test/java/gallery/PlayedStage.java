package gallery;

import io.github.ecssimulator.PlannedWork;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Plays a stage in a test: each of its runs takes the same simulated time, and is work of one task. */
final class PlayedStage implements Stage {
    private final SimulatedTask task;
    private final Duration length;
    private final Map<String, Run> running = new HashMap<>();

    private PlayedStage(SimulatedTask task, Duration length) {
        this.task = task;
        this.length = length;
    }

    static PlayedStage of(SimulatedTask task, Duration length) {
        return new PlayedStage(task, length);
    }

    @Override
    public void start(String input, Runnable whenDone) {
        Work work = task.work(input);
        PlannedWork end = task.cluster().clock().runAfter(length, input, () -> {
            cancel(input);
            whenDone.run();
        });
        running.put(input, new Run(work, end));
    }

    @Override
    public void cancel(String input) {
        Run run = running.remove(input);
        run.end().cancel();
        run.work().finish();
    }

    private record Run(Work work, PlannedWork end) {}
}
