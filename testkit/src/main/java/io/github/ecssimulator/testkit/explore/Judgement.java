package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.testkit.internal.explain.Explanation;
import io.github.ecssimulator.testkit.internal.explain.Surplus;
import io.github.ecssimulator.testkit.internal.explain.Symptom;
import io.github.ecssimulator.testkit.lint.Finding;
import io.github.ecssimulator.testkit.lint.Lint;
import io.github.ecssimulator.testkit.lint.Lints;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.End;
import io.github.ecssimulator.testkit.story.TaskLane.Stop;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must not be found in a world when the test in it has come to its end, and for how long a service may have too many tasks. */
record Judgement(Set<Lint> lints, @Nullable Duration capacityLimit) {
    private static final int ENDED_BY_A_SIGNAL = 128; // and its number, as shells show it

    static Judgement of(Set<Invariant> invariants, @Nullable Duration capacityLimit) {
        Set<Lint> lints = EnumSet.noneOf(Lint.class);
        invariants.forEach(invariant -> lints.addAll(invariant.lints()));
        return new Judgement(lints, capacityLimit);
    }

    /** Fails if something does not hold; with an explanation, which takes far longer than a world, only where somebody will read it. */
    void require(EcsSimulator ecs, boolean isRead) {
        Story story = Story.of(ecs);
        lostOrKept(story).ifPresent(finding -> {
            String complaint = "\nExpected no finding of " + finding.lint() + "\n but "
                    + (finding.task() == null ? "" : finding.task() + " ") + finding.sentence() + ".\n";
            throw failure(complaint, isRead, () -> explanation(ecs, finding));
        });
        if (capacityLimit != null) {
            services(ecs).forEach(service -> requireCapacity(story, service, capacityLimit, isRead));
        }
    }

    private Optional<Finding> lostOrKept(Story story) {
        return lints.isEmpty()
                ? Optional.empty()
                : Lints.of(story).findings().stream()
                        .filter(finding -> lints.contains(finding.lint()) && !isExcused(finding, story))
                        .findFirst();
    }

    /** Whether a finding is of work that the code in the task could not have saved, protected or not. */
    private static boolean isExcused(Finding finding, Story story) {
        return finding.lint() == Lint.LOST_WORK
                && finding.taskIfAny()
                        .flatMap(task -> story.task(task.id()))
                        .filter(lane -> lane.stopIfTold()
                                .filter(stop -> isOwnFault(lane, stop, story))
                                .isEmpty())
                        .isPresent();
    }

    private static boolean isOwnFault(TaskLane lane, Stop stop, Story story) {
        if (stop.cause() == StopCause.CONTAINER_EXIT) {
            return story.journal()
                    .events(Deed.ContainerCrashed.class)
                    .filter(crash -> crash.task().equals(lane.task()))
                    .anyMatch(crash -> crash.exitCode() <= ENDED_BY_A_SIGNAL);
        }
        boolean wasProtectedToTheEnd = lane.windows().stream().anyMatch(window -> window.end() == End.WITH_THE_TASK);
        return stop.isHeldOffByProtection() && !wasProtectedToTheEnd;
    }

    private static void requireCapacity(Story story, SimulatedService service, Duration limit, boolean isRead) {
        ServiceArn arn = service.snapshot().arn();
        Surplus surplus = Surplus.longestAfterAsking(story, arn);
        if (surplus.duration().compareTo(limit) > 0) {
            String complaint =
                    "\nExpected " + service + " " + Surplus.expected(limit) + "\n but " + surplus.told(story) + ".\n";
            throw failure(
                    complaint,
                    isRead,
                    () -> Explanation.ofSurplus(service.cluster().simulator(), arn, surplus.to()));
        }
    }

    private static AssertionError failure(String complaint, boolean isRead, Supplier<Explanation> explanation) {
        return new AssertionError(isRead ? complaint + explanation.get().text() : complaint);
    }

    private static Stream<SimulatedService> services(EcsSimulator ecs) {
        return ecs.clusters().stream().flatMap(cluster -> cluster.services().stream());
    }

    private static Explanation explanation(EcsSimulator ecs, Finding finding) {
        TaskRef task = finding.task();
        if (task == null) {
            return Explanation.ofAnything(ecs);
        }
        return switch (finding.lint()) {
            case LOST_WORK -> Explanation.of(ecs, task.id(), Symptom.LOST);
            case STILL_PROTECTED -> Explanation.of(ecs, task.id(), Symptom.KEPT);
            default -> Explanation.ofAnything(ecs);
        };
    }
}
