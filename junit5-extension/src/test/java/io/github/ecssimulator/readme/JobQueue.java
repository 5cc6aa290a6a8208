package io.github.ecssimulator.readme;

import io.github.ecssimulator.Work;
import io.github.ecssimulator.testkit.container.Container;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The test's own fake of whatever hands out jobs. */
class JobQueue {
    private final Duration length;
    private final AtomicInteger waiting;
    private final AtomicInteger done = new AtomicInteger();

    JobQueue(Duration length, int jobs) {
        this.length = length;
        this.waiting = new AtomicInteger(jobs);
    }

    /** The queue as one container sees it: what it takes is work of its task, until it is finished. */
    JobWorker.Jobs of(Container container) {
        return () -> waiting.get() == 0
                ? Optional.empty()
                : Optional.of(new WorkOfATask(container.work("job " + waiting.getAndDecrement())));
    }

    int done() {
        return done.get();
    }

    private final class WorkOfATask implements JobWorker.Job {
        private final Work work;

        WorkOfATask(Work work) {
            this.work = work;
        }

        @Override
        public Duration length() {
            return length;
        }

        @Override
        public void finish() {
            work.finish();
            done.incrementAndGet();
        }
    }
}
