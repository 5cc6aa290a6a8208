package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.policy.Answering.AnswerMoment;
import io.github.ecssimulator.policy.Policies;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** What the scheduler and the tasks do by themselves; it waits while a call is being answered. Under the lock of the world. */
final class FollowUps {
    private final Agenda agenda;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final boolean answersFirst; // observed: CreateService, UpdateService; assumed: U42
    private boolean held;

    FollowUps(Agenda agenda, Policies policies) {
        this.agenda = agenda;
        this.answersFirst = policies.has(AnswerMoment.BEFORE_THE_SCHEDULER);
    }

    /** Does work now, or as soon as the call that is being answered has its answer. */
    void run(Runnable work) {
        if (held) {
            waiting.add(agenda.remembering(work));
        } else {
            work.run();
        }
    }

    /** Runs a call; what follows from it waits until {@link #goOn()}. */
    <T> T answering(Supplier<T> call) {
        held = answersFirst;
        try {
            return call.get();
        } finally {
            held = false;
        }
    }

    void goOn() {
        while (!waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
    }
}
