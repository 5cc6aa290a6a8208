package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** A service of five, whose workers share seven jobs. */
final class Fleet {
    private Fleet() {}

    /** How a test makes the worker of a task. */
    interface Hiring {
        Worker hire(EcsSimulator ecs, SimulatedTask task, Queue<String> jobs);
    }

    static Exploration of(Hiring hiring) {
        return Exploration.of(ecs -> work(ecs, hiring));
    }

    static SimulatedService work(EcsSimulator ecs, Hiring hiring) {
        SimulatedService fleet = ecs.createCluster("media").createService("transcoder", 5);
        Queue<String> jobs = new ArrayDeque<>(List.of("a", "b", "c", "d", "e", "f", "g"));
        fleet.tasks().forEach(task -> hiring.hire(ecs, task, jobs).start());
        ecs.clock().advance(Duration.ofHours(4));
        return fleet;
    }

    /** Begins a job whatever it is answered. */
    static final class Careless extends Worker {
        Careless(EcsSimulator ecs, SimulatedTask task, Queue<String> jobs) {
            super(ecs, task, jobs);
        }

        @Override
        void takeJob() {
            protect();
            begin();
        }
    }

    /** Catches nothing, so a call that fails is its last. */
    static final class Mortal extends Worker {
        Mortal(EcsSimulator ecs, SimulatedTask task, Queue<String> jobs) {
            super(ecs, task, jobs);
        }

        @Override
        Answer protect() {
            return call(true) ? Answer.GRANTED : Answer.REFUSED;
        }
    }
}
