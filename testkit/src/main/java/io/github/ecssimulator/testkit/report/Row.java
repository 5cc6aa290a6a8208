package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.testkit.story.TaskLane;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One row of a picture.
 *
 * @param count how many tasks it stands for
 * @param members the ids of the first of these
 * @param running of a crowd, how many run in each of equal parts of the time; else empty
 * @param guarded of a crowd, how many of them are protected
 */
record Row(
        Kind kind,
        String name,
        String words,
        int count,
        List<String> members,
        List<Mark> marks,
        List<Integer> running,
        List<Integer> guarded) {
    private static final int MOST_MEMBERS = 50;
    private static final int PARTS = 200;

    /** What can stand in a row. */
    enum Kind {
        SERVICE,
        TASK,
        /** Several tasks that lived the same life. */
        GROUP,
        /** Many tasks, of which only the number is told. */
        CROWD,
        /** What was asked of tasks that the world does not have. */
        STRAYS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is drawn mark by mark. */
    static Row of(Kind kind, String name, String words, List<TaskLane> lanes, List<Mark> marks) {
        return new Row(kind, name, words, lanes.size(), ids(lanes), marks, List.of(), List.of());
    }

    /** Tasks of which a row tells only how many run and how many are protected. */
    static Row ofCrowd(List<TaskLane> lanes, String what, Axis axis) {
        int[] running = new int[PARTS + 1];
        int[] guarded = new int[PARTS + 1];
        for (TaskLane lane : lanes) {
            count(running, axis, lane.begin(), lane.end());
            lane.windows().forEach(window -> count(guarded, axis, window.from(), window.to()));
        }
        long stopped = lanes.stream().filter(lane -> lane.stop() != null).count();
        String name = lanes.size() + " " + what;
        String words = name + " tasks, " + stopped + " of them told to stop";
        return new Row(Kind.CROWD, name, words, lanes.size(), ids(lanes), List.of(), sums(running), sums(guarded));
    }

    private static List<String> ids(List<TaskLane> lanes) {
        return lanes.stream()
                .limit(MOST_MEMBERS)
                .map(lane -> lane.task().id().value())
                .toList();
    }

    private static void count(int[] changes, Axis axis, Instant from, @Nullable Instant to) {
        int first = part(axis, from);
        changes[first]++;
        changes[to == null ? PARTS : Math.max(first + 1, part(axis, to))]--;
    }

    private static int part(Axis axis, Instant at) {
        return (int) Math.min(PARTS - 1.0, axis.share(at) * PARTS);
    }

    private static List<Integer> sums(int[] changes) {
        int[] sums = Arrays.copyOf(changes, PARTS);
        Arrays.parallelPrefix(sums, Integer::sum);
        return Arrays.stream(sums).boxed().toList();
    }
}
