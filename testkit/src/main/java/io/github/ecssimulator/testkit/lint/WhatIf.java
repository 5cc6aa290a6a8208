package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The smallest change with which a task would have fared otherwise, found by living through its world again, with one call longer,
 * earlier or more.
 *
 * <pre>{@code
 * WhatIf.of(ecs).saving(task).forEach(System.out::println);
 * // With 81 minutes instead of 60 at +00:30 it would have lived until now, if all calls had stayed the same.
 * // With one more renewal before +01:30 it would have lived until now, if all calls had stayed the same.
 * }</pre>
 *
 * <p>All other calls come as they came: what the code under test would have done otherwise is not known. It takes up to a dozen replays,
 * so it finds nothing for worlds with more than 2,000 inputs, nor for those whose journal has dropped some.
 */
public final class WhatIf {
    private static final int MOST_INPUTS = 2_000;

    private final EcsSimulator ecs;
    private final Story story;
    private final @Nullable Recording recording;

    private WhatIf(EcsSimulator ecs, Story story, @Nullable Recording recording) {
        this.ecs = ecs;
        this.story = story;
        this.recording = recording;
    }

    /** {@return what can be asked of a world, up to now} */
    public static WhatIf of(EcsSimulator ecs) {
        Story story = Story.of(Objects.requireNonNull(ecs, "ecs"));
        if (story.journal().dropped() > 0) {
            return new WhatIf(ecs, story, null);
        }
        Recording recording = ecs.recording().with(Settling.off());
        return new WhatIf(ecs, story, recording.inputs().size() > MOST_INPUTS ? null : recording);
    }

    /**
     * {@return the changes, each of which alone would have kept a task alive until now whose protection ran out: a longer window,
     * and a renewal that is earlier, or one more; none if the task lives, or died of something else}
     *
     * @throws IllegalArgumentException if the task belongs to another simulator
     */
    public List<Change> saving(SimulatedTask task) {
        return lane(task)
                .flatMap(lane -> again().flatMap(again -> Rescue.of(again, lane)))
                .map(rescue -> Stream.of(rescue.longerWindow(), rescue.earlierRenewal())
                        .flatMap(Optional::stream)
                        .toList())
                .orElse(List.of());
    }

    /**
     * {@return the change that would have let a task go that its protection still keeps, although its work has ended: a release;
     * empty if it works, is not protected, or would be here all the same}
     *
     * @throws IllegalArgumentException if the task belongs to another simulator
     */
    public Optional<Change> freeing(SimulatedTask task) {
        return lane(task).flatMap(lane -> again().flatMap(again -> released(again, lane)));
    }

    private static Optional<Change> released(Again again, TaskLane lane) {
        boolean works = lane.work().stream().anyMatch(span -> span.to() == null);
        if (lane.stop() != null || lane.openWindow().isEmpty() || works) {
            return Optional.empty();
        }
        return lane.work().stream()
                .max(Comparator.comparing(span -> Objects.requireNonNull(span.to(), "to")))
                .flatMap(work -> releasedAfter(work, again, lane));
    }

    private static Optional<Change> releasedAfter(WorkSpan work, Again again, TaskLane lane) {
        Instant end = Objects.requireNonNull(work.to(), "to");
        Recording other = again.adding(end, Again.call(lane.task(), false, null));
        Optional<TaskLane> then =
                again.in(other, world -> Story.of(world).task(lane.task().id()));
        return then.flatMap(TaskLane::stopIfTold)
                .map(stop -> new Change(
                        Kind.RELEASE,
                        end,
                        "Released when \"" + work.name() + "\" ended, at " + again.at(end)
                                + ", it would have stopped at " + again.at(stop.at())
                                + ", if all calls had stayed the same."));
    }

    /**
     * {@return the first of {@link #saving}, also of a task that the simulator has forgotten: the shortest window that would have
     * been enough, or empty}
     */
    public Optional<Change> longerWindow(TaskId task) {
        return story.task(Objects.requireNonNull(task, "task"))
                .flatMap(lane -> again().flatMap(again -> Rescue.of(again, lane)))
                .flatMap(Rescue::longerWindow);
    }

    private Optional<Again> again() {
        return Optional.ofNullable(recording).map(found -> new Again(story, found));
    }

    private Optional<TaskLane> lane(SimulatedTask task) {
        SimulatedCluster cluster = Objects.requireNonNull(task, "task").cluster();
        if (ecs.clusters().stream().noneMatch(cluster::sharesSimulatorWith)) {
            throw new IllegalArgumentException(task + " belongs to another simulator.");
        }
        return story.task(task.snapshot().ref().id());
    }

    /** What can be changed. */
    public enum Kind {
        /** Protection was asked for, for longer. */
        LONGER_WINDOW,
        /** A renewal came earlier, or one more came. */
        EARLIER_RENEWAL,
        /** The protection was cleared when the work ended. */
        RELEASE
    }

    /**
     * One change that turns the outcome.
     *
     * @param kind what is changed
     * @param at when it is changed
     * @param sentence the change and what would have been; its times are since the start of the world
     */
    public record Change(Kind kind, Instant at, String sentence) {
        public Change {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(sentence, "sentence");
        }

        /** {@return the sentence} */
        @Override
        public String toString() {
            return sentence;
        }
    }
}
