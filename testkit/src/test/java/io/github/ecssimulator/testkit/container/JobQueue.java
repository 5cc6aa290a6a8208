package io.github.ecssimulator.testkit.container;

import io.github.ecssimulator.Work;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Hands out jobs that take a while; what a test has instead of the real queue. */
final class JobQueue {
    private final Deque<String> waiting = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final Duration duration;

    JobQueue(Duration duration, int jobs) {
        this.duration = duration;
        for (int i = 1; i <= jobs; i++) {
            waiting.add("job " + i);
        }
    }

    /** The queue as the code in one container sees it: what it takes is work of its task. */
    Worker.Jobs of(Container container) {
        return () -> Optional.ofNullable(waiting.poll()).map(name -> job(name, container.work(name)));
    }

    private Worker.Job job(String name, Work work) {
        return new Worker.Job(duration, () -> {
            work.finish();
            done.add(name);
        });
    }

    List<String> done() {
        return List.copyOf(done);
    }
}
