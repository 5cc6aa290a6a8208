package lints;

import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.testkit.lint.Lint;
import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.ecs.model.EcsException;

/** The workers of {@code docs/lints.md}, in its order. */
final class Examples {
    private Examples() {}

    static List<Example> all() {
        return List.of(
                new Expired(),
                new RefusedExample(),
                new BadCall(),
                new StillProtected(),
                new Hole(),
                new Margin(),
                new LostWork(),
                new DeadHeartbeat(),
                new LifeAfterDeath(),
                new OtherTask(),
                new MinutesWithFalse());
    }

    static final class Expired extends Example {
        Expired() {
            super(Lint.EXPIRED);
        }

        @Override
        void broken() {
            protect(60);
            encode();
            pass(60); // idle, until it runs out
        }

        @Override
        void mended() {
            protect(60);
            try {
                encode();
            } finally {
                clear();
            }
            pass(60);
        }
    }

    static final class RefusedExample extends Example {
        RefusedExample() {
            super(Lint.REFUSED);
        }

        @Override
        void broken() {
            protect(30);
            service.deploy(); // from now on renewals are refused
            pass(10);
            protect(30); // HTTP 200, and DEPLOYMENT_BLOCKED in failures
            pass(60);
        }

        @Override
        void mended() {
            protect(30);
            service.deploy();
            pass(10);
            if (!protect(30)) {
                clear(); // hand the job back while there is time
            }
            pass(60);
        }
    }

    static final class BadCall extends Example {
        private final List<String> tasks =
                service.tasks().stream().map(SimulatedTask::arn).toList();

        BadCall() {
            super(Lint.BAD_CALL);
        }

        @Override
        void broken() {
            protectAll(tasks); // too many: refused as a whole
        }

        @Override
        void mended() {
            for (int from = 0; from < tasks.size(); from += 10) {
                protectAll(tasks.subList(from, Math.min(from + 10, tasks.size())));
            }
        }
    }

    static final class StillProtected extends Example {
        StillProtected() {
            super(Lint.STILL_PROTECTED);
        }

        @Override
        void broken() {
            every(15, () -> protect(60));
            encode();
            pass(30); // the heartbeat goes on
        }

        @Override
        void mended() {
            var heartbeat = world.clock().runEvery(Duration.ofMinutes(15), "heartbeat", () -> protect(60));
            protect(60);
            encode();
            heartbeat.cancel();
            clear();
            pass(30);
        }
    }

    static final class Hole extends Example {
        Hole() {
            super(Lint.HOLE);
        }

        @Override
        void broken() {
            every(45, () -> protect(30));
            pass(120);
        }

        @Override
        void mended() {
            every(15, () -> protect(30));
            pass(120);
        }
    }

    static final class Margin extends Example {
        Margin() {
            super(Lint.MARGIN);
        }

        @Override
        void broken() {
            every(25, () -> protect(30)); // one lost renewal, and it is unprotected
            pass(120);
        }

        @Override
        void mended() {
            every(10, () -> protect(30)); // may lose one
            pass(120);
        }
    }

    static final class LostWork extends Example {
        LostWork() {
            super(Lint.LOST_WORK);
        }

        @Override
        void broken() {
            Work job = own.work("film.mov"); // taken from the queue first
            service.scaleTo(0);
            protect(60); // too late
            job.finish();
        }

        @Override
        void mended() {
            protect(60);
            Work job = own.work("film.mov");
            service.scaleTo(0);
            job.finish();
            clear();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // as workers do
    static final class DeadHeartbeat extends Example {
        private final ScheduledExecutorService executor = SimulatedExecutors.scheduled(world.clock(), "heartbeats");

        DeadHeartbeat() {
            super(Lint.DEAD_HEARTBEAT);
            world.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
        }

        @Override
        void broken() {
            executor.scheduleAtFixedRate(() -> protect(30), 0, 10, TimeUnit.MINUTES); // ends with the first exception
            pass(60);
        }

        @Override
        void mended() {
            executor.scheduleAtFixedRate(this::renew, 0, 10, TimeUnit.MINUTES);
            pass(60);
        }

        private void renew() {
            try {
                protect(30);
            } catch (EcsException e) {
                System.getLogger("worker").log(System.Logger.Level.DEBUG, "The next beat tries again", e);
            }
        }
    }

    static final class LifeAfterDeath extends Example {
        LifeAfterDeath() {
            super(Lint.LIFE_AFTER_DEATH);
        }

        @Override
        void broken() {
            every(20, this::encode);
            service.scaleTo(0); // the task is gone, its timer is not
            pass(30);
        }

        @Override
        void mended() {
            var jobs = world.clock().runEvery(Duration.ofMinutes(20), "jobs", this::encode);
            own.onStop(notice -> {
                jobs.cancel();
                notice.exit(0);
            });
            service.scaleTo(0);
            pass(30);
        }
    }

    static final class OtherTask extends Example {
        OtherTask() {
            super(Lint.OTHER_TASK);
        }

        @Override
        void broken() {
            String task = ecs.listTasks(r -> r.cluster("media").serviceName("transcoder"))
                    .taskArns()
                    .get(0); // somebody else's
            Work job = own.work("film.mov");
            protectAll(List.of(task));
            pass(10);
            job.finish();
        }

        @Override
        void mended() {
            Work job = own.work("film.mov");
            protectAll(List.of(own.arn())); // TaskARN of $ECS_CONTAINER_METADATA_URI_V4/task
            pass(10);
            job.finish();
        }
    }

    static final class MinutesWithFalse extends Example {
        MinutesWithFalse() {
            super(Lint.MINUTES_WITH_FALSE);
        }

        @Override
        void broken() {
            protect(60);
            ecs.updateTaskProtection(r ->
                    r.cluster("media").tasks(own.arn()).protectionEnabled(false).expiresInMinutes(60));
        }

        @Override
        void mended() {
            protect(60);
            ecs.updateTaskProtection(r -> r.cluster("media").tasks(own.arn()).protectionEnabled(false));
        }
    }
}
