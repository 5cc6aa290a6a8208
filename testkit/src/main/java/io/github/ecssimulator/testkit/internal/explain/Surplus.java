package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.story.ServiceLane;
import io.github.ecssimulator.testkit.story.ServiceLane.Count;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A stretch of time in which a service had more tasks than it wanted. */
public record Surplus(Instant from, Duration duration) {

    /** Finds the longest; of no length if there was none. */
    public static Surplus longest(Story story, ServiceArn service) {
        return longest(story, story.service(service).orElseThrow(), Set.of());
    }

    /** Finds the longest during which the service was neither scaled nor deployed: each of that asks for tasks anew. */
    public static Surplus longestAfterAsking(Story story, ServiceArn service) {
        ServiceLane owner = story.service(service).orElseThrow();
        Set<Instant> asking = new TreeSet<>();
        owner.counts().forEach(count -> asking.add(count.at()));
        owner.deployments().forEach(deployment -> asking.add(deployment.from()));
        return longest(story, owner, asking);
    }

    private static Surplus longest(Story story, ServiceLane owner, Set<Instant> asking) {
        List<TaskLane> lanes = story.tasksOf(owner.service());
        TreeSet<Instant> changes = new TreeSet<>(Stream.of(
                        owner.counts().stream().map(Count::at),
                        asking.stream(),
                        lanes.stream().map(TaskLane::begin),
                        lanes.stream()
                                .flatMap(lane -> lane.stopIfTold().stream())
                                .map(Stop::at),
                        Stream.of(story.now()))
                .flatMap(each -> each)
                .toList());
        Surplus longest = new Surplus(story.start(), Duration.ZERO);
        Instant since = null;
        for (Instant at : changes) {
            boolean isTooMany = isThere(lanes, owner, at);
            if (since != null) {
                Surplus surplus = new Surplus(since, Duration.between(since, at));
                longest = surplus.duration.compareTo(longest.duration) > 0 ? surplus : longest;
            }
            since = isTooMany ? (since == null || asking.contains(at) ? at : since) : null;
        }
        return longest;
    }

    /** {@return what is expected of a service that may have a surplus for so long, in words} */
    public static String expected(Duration limit) {
        return "to have given its capacity back within " + Times.words(limit);
    }

    /** {@return what there was instead, in words} */
    public String told(Story story) {
        return "it had too many tasks for " + Times.words(duration) + " from " + Times.since(story.start(), from);
    }

    /** {@return when it was over; the instant of the story if it still is there} */
    public Instant to() {
        return from.plus(duration);
    }

    static boolean isThere(Story story, ServiceLane owner, Instant at) {
        return isThere(story.tasksOf(owner.service()), owner, at);
    }

    private static boolean isThere(List<TaskLane> lanes, ServiceLane owner, Instant at) {
        return lanes.stream().filter(lane -> isAlive(lane, at)).count() > owner.desiredAt(at);
    }

    /** Whether a task was there and not told to stop. One that came into the world stopped was never told. */
    public static boolean isAlive(TaskLane lane, Instant at) {
        return !lane.begin().isAfter(at)
                && lane.stopIfTold().filter(stop -> !stop.at().isAfter(at)).isEmpty()
                && (lane.end() == null || lane.end().isAfter(at));
    }
}
