package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.testkit.report.Row.Kind;
import io.github.ecssimulator.testkit.story.TaskLane;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks of which a row tells only how many run and how many are protected. */
final class Crowd {
    private static final int PARTS = 200;

    private final Axis axis;
    private final int[] running = new int[PARTS + 1];
    private final int[] guarded = new int[PARTS + 1];

    private Crowd(Axis axis) {
        this.axis = axis;
    }

    static Row row(List<TaskLane> lanes, String what, Axis axis) {
        Crowd crowd = new Crowd(axis);
        lanes.forEach(crowd::add);
        long stopped = lanes.stream().filter(lane -> lane.stop() != null).count();
        String words = lanes.size() + " " + what + " tasks, " + stopped + " of them told to stop";
        List<String> ids = lanes.stream()
                .limit(Rows.MOST_MEMBERS)
                .map(lane -> lane.task().id().value())
                .toList();
        String name = lanes.size() + " " + what;
        return new Row(Kind.CROWD, name, words, lanes.size(), ids, List.of(), sums(crowd.running), sums(crowd.guarded));
    }

    private void add(TaskLane lane) {
        count(running, lane.begin(), lane.end());
        lane.windows().forEach(window -> count(guarded, window.from(), window.to()));
    }

    private void count(int[] changes, Instant from, @Nullable Instant to) {
        int first = part(from);
        changes[first]++;
        changes[to == null ? PARTS : Math.max(first + 1, part(to))]--;
    }

    private int part(Instant at) {
        return (int) Math.min(PARTS - 1.0, axis.share(at) * PARTS);
    }

    private static List<Integer> sums(int[] changes) {
        int[] sums = Arrays.copyOf(changes, PARTS);
        Arrays.parallelPrefix(sums, Integer::sum);
        return Arrays.stream(sums).boxed().toList();
    }
}
