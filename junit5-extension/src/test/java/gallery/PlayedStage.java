package gallery;

import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Plays a stage in a test: each of its runs takes the same simulated time, and is work of one task. */
final class PlayedStage implements Stage {
    private final SimulatedTask task;
    private final Duration length;
    private final List<String> done = new ArrayList<>();

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
        task.cluster().clock().runAfter(length, input, () -> {
            work.finish();
            done.add(input);
            whenDone.run();
        });
    }

    /** {@return what is done, in the order in which that came to its end} */
    List<String> done() {
        return List.copyOf(done);
    }
}
