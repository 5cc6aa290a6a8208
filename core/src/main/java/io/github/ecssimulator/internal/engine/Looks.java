package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Scheduling.SchedulerReaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Which services the scheduler looks at, and when. Starting and stopping tasks lead here, so services wait in line instead of nesting. */
final class Looks {
    private final Agenda agenda;
    private final FollowUps followUps;
    private final Policies policies;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private Consumer<ServiceState> scheduler = service -> {}; // until the world is whole
    private boolean busy;

    Looks(Agenda agenda, FollowUps followUps, Policies policies) {
        this.agenda = agenda;
        this.followUps = followUps;
        this.policies = policies;
    }

    /** Sets who looks. */
    void by(Consumer<ServiceState> looking) {
        scheduler = looking;
    }

    /** Looks at a service whose desired count, deployment or status changed. */
    void changed(ServiceState service) {
        service.listSpared(true);
        look(service);
    }

    /** Looks at a service of which a task lost its protection: surplus that was kept may leave now. */
    void protectionEnded(ServiceState service) {
        switch (policies.get(SchedulerReaction.class)) { // assumed: U23
            case AT_ONCE -> look(service);
            case AFTER_TEN_SECONDS -> lookAt(agenda.now().plus(Duration.ofSeconds(10)), service); // observed
            case AFTER_A_MINUTE -> lookAt(agenda.now().plus(Duration.ofMinutes(1)), service);
        }
    }

    void lookAt(Instant at, ServiceState service) {
        agenda.plan(at, "scheduler tick of ", service, () -> look(service));
    }

    void look(ServiceState service) {
        followUps.run(() -> {
            lookAgain(service);
            goOn();
        });
    }

    /** Looks once more after those that wait already; called from within a look. */
    void lookAgain(ServiceState service) {
        waiting.add(agenda.remembering(() -> scheduler.accept(service)));
    }

    /** Runs work that stops several tasks, and looks at their service only when all of it is done. */
    void batch(Runnable work) {
        boolean outer = busy;
        busy = true;
        try {
            work.run();
        } finally {
            busy = outer;
        }
    }

    private void goOn() {
        if (busy) {
            return;
        }
        busy = true;
        try {
            while (!waiting.isEmpty()) {
                waiting.removeFirst().run();
            }
        } finally {
            busy = false;
            waiting.clear();
        }
    }
}
