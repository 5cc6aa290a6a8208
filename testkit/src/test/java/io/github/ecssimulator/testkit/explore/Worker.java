package io.github.ecssimulator.testkit.explore;

import static java.util.concurrent.TimeUnit.MINUTES;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * A worker that does everything right: each minute it looks after its protection, takes a job only when it is protected, hands it back
 * when ECS refuses to renew, and releases until that is granted. Its mistakes are made by those who extend it.
 */
class Worker {
    private static final int JOB_MINUTES = 50;
    private static final int MINUTES_TO_RENEWAL = 10;

    private final EcsSimulator ecs;
    private final SimulatedTask task;
    private final Queue<String> jobs;
    private final ScheduledExecutorService timer;
    private @Nullable Work work;
    private int minutesLeft;
    private int minutesToRenewal;
    private boolean mayBeProtected;

    Worker(EcsSimulator ecs, SimulatedTask task, Queue<String> jobs) {
        this.ecs = ecs;
        this.task = task;
        this.jobs = jobs;
        this.timer = SimulatedExecutors.scheduled(ecs.clock(), "timer");
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what ends it is the end of the executor
    void start() {
        timer.scheduleAtFixedRate(this::tick, 1, 1, MINUTES);
    }

    /** Each minute, for as long as the task lives. */
    void tick() {
        if (!task.isRunning()) {
            timer.shutdown();
        } else if (work != null) {
            work();
        } else if (!jobs.isEmpty()) {
            takeJob();
        } else if (mayBeProtected) {
            release();
        }
    }

    void takeJob() {
        Answer answer = protect();
        if (answer == Answer.GRANTED) {
            begin();
        } else if (answer == Answer.REFUSED) {
            release();
        }
    }

    /** Another worker may have taken the last job while this one waited for its answer. */
    final void begin() {
        String job = jobs.poll();
        if (job != null) {
            work = task.work(job);
            minutesLeft = JOB_MINUTES;
            minutesToRenewal = MINUTES_TO_RENEWAL;
        }
    }

    private void work() {
        minutesLeft--;
        minutesToRenewal--;
        if (minutesLeft == 0) {
            finish();
        } else if (minutesToRenewal <= 0) {
            renew();
        }
    }

    private void renew() {
        Answer answer = protect();
        if (answer == Answer.GRANTED) {
            minutesToRenewal = MINUTES_TO_RENEWAL;
        } else if (answer == Answer.REFUSED) {
            jobs.add(work.name());
            finish();
        }
    }

    private void finish() {
        work.finish();
        work = null;
        release();
    }

    Answer protect() {
        mayBeProtected = true;
        return update(true);
    }

    private void release() {
        mayBeProtected = update(false) != Answer.GRANTED;
    }

    private Answer update(boolean enabled) {
        try {
            return call(enabled) ? Answer.GRANTED : Answer.REFUSED;
        } catch (EcsException | ReplyLostException e) {
            return Answer.UNKNOWN;
        }
    }

    /** Throws what the call throws. */
    final boolean call(boolean enabled) {
        return ecs.api("worker")
                .updateTaskProtection(new UpdateTaskProtection.Request(
                        task.cluster().name(), List.of(task.id()), enabled, enabled ? 30 : null))
                .failures()
                .isEmpty();
    }

    enum Answer {
        GRANTED,
        REFUSED,
        UNKNOWN
    }
}
