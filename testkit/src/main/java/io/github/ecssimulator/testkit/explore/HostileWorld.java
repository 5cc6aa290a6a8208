package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.explore.Hostility.Step;
import io.github.ecssimulator.testkit.internal.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A world in which hostile steps come while a test runs in it, and what became of them. */
record HostileWorld(EcsSimulator ecs, Calm calm, Wishes wishes, Instant start, List<Taken> taken) {
    private static final int KILLED = 137;

    /** A step that came, and what it did; empty if it found nothing to act on. */
    record Taken(Step step, Optional<String> words) {}

    /** Plans the steps, before anything else is planned: at one instant they come first. */
    static HostileWorld plan(EcsSimulator ecs, Calm calm, List<Step> steps) {
        HostileWorld world =
                new HostileWorld(ecs, calm, new Wishes(ecs), ecs.clock().instant(), new ArrayList<>());
        for (Step step : steps) {
            ecs.clock().runAt(world.start.plus(step.at()), step.toString(), () -> world.take(step));
        }
        if (steps.stream().anyMatch(step -> step.menu().isOfFaults())) {
            ecs.clock().runAt(world.start.plus(calm.hostileUntil()), "peace", world::endFaults);
        }
        return world;
    }

    /** What no call has met is over; where the test has injected faults, too, nobody could tell which are whose. */
    private void endFaults() {
        long injected = taken.stream()
                .filter(each -> each.step().menu().isOfFaults() && each.words().isPresent())
                .count();
        if (injected > 0 && ecs.clock().notes().faultsInjected() == injected) {
            ecs.liftFaults();
        }
    }

    private void take(Step step) {
        taken.add(new Taken(step, act(step.menu(), step.random())));
    }

    /** Tells what it was done to, in words that go on from the name of the menu; empty if there was nothing to act on. */
    private Optional<String> act(Menu menu, SplittableRandom random) {
        return switch (menu) {
            case SCALING -> ServiceActs.scale(this, random);
            case DEPLOYMENT -> ServiceActs.deploy(this, random);
            case FAILED_START -> ServiceActs.failStarts(this, random);
            case THROTTLING -> FaultActs.throttle(this, random);
            case SERVER_ERRORS -> FaultActs.failServer(this, random);
            case OVERLOAD -> FaultActs.overload(this, random);
            case LOST_REPLY -> FaultActs.loseReply(this, random);
            case LATE_REPLY -> FaultActs.delayReply(this, random);
            case AGENT -> FaultActs.failAgent(this, random);
            case HANGING_AGENT -> FaultActs.hangAgent(this, random);
            case CRASH -> strike(random, task -> task.crash(KILLED));
            case HEALTH -> strike(random, SimulatedTask::failHealthCheck);
            case SPOT -> strike(random, SimulatedTask::interruptSpot);
            case RETIREMENT -> strike(random, SimulatedTask::retire);
            case DRAINING -> strike(random, SimulatedTask::drainHost);
            case HOST_LOSS -> strike(random, SimulatedTask::loseHost);
            case LATE_SCHEDULER, VICTIMS, TIES, POLICIES, SLOW_STOP, SLOW_START -> Optional.empty();
        };
    }

    /** What happens to a task although it is protected. */
    private Optional<String> strike(SplittableRandom random, Consumer<SimulatedTask> strike) {
        List<SimulatedTask> running = ecs.clusters().stream()
                .flatMap(cluster -> cluster.tasks().stream())
                .filter(SimulatedTask::isRunning)
                .toList();
        return pick(random, running).map(task -> {
            strike.accept(task);
            return task.toString();
        });
    }

    String at(Instant instant) {
        return Times.since(start, instant);
    }

    /** When a step that lasts so long is over: before the test comes to its end. */
    Instant endOf(Duration length) {
        Instant end = ecs.clock().instant().plus(length);
        Instant last = start.plus(calm.hostileUntil());
        return end.isAfter(last) ? last : end;
    }

    static <T> Optional<T> pick(SplittableRandom random, List<T> from) {
        return from.isEmpty() ? Optional.empty() : Optional.of(from.get(random.nextInt(from.size())));
    }
}
