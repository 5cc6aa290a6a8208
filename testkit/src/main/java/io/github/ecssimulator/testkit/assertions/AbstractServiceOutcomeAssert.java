package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.ServiceSnapshot;
import io.github.ecssimulator.model.SimulatedTime;
import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.internal.explain.Explanation;
import io.github.ecssimulator.testkit.internal.explain.Surplus;
import io.github.ecssimulator.testkit.internal.explain.Symptom;
import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.story.ServiceLane;
import io.github.ecssimulator.testkit.story.ServiceLane.Deployment;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on how a service fared: whether its tasks lost work, and whether it got its capacity back. */
abstract class AbstractServiceOutcomeAssert<SELF extends AbstractServiceOutcomeAssert<SELF>>
        extends AbstractAssert<SELF, SimulatedService> {

    AbstractServiceOutcomeAssert(SimulatedService actual, Class<SELF> type) {
        super(actual, type);
    }

    /**
     * Verifies that no task of the service ended while its work was open.
     *
     * <pre>{@code
     * transcoder.scaleTo(1);
     * ecs.clock().advance(Duration.ofHours(12));
     * assertThat(transcoder).lostNoWork();
     * }</pre>
     *
     * @throws AssertionError if the service is {@code null} or a task of it lost work
     */
    public SELF lostNoWork() {
        List<String> lost = lanes().flatMap(lane -> lane.work().stream())
                .filter(span -> span.outcome() == WorkSpan.Outcome.LOST)
                .map(span -> "\"" + VisibleText.of(span.name()) + "\"")
                .toList();
        if (!lost.isEmpty()) {
            Set<String> names = new TreeSet<>(lost);
            String but = "it lost " + lost.size() + (lost.size() == 1 ? " piece of it, " : " pieces of it, ")
                    + names.stream().limit(3).collect(Collectors.joining(", ")) + (names.size() > 3 ? ", ..." : "");
            failWithMessage("%s", complaint("to have lost no work", but, Symptom.LOST));
        }
        return myself;
    }

    /**
     * Verifies that the service never had more tasks than it wanted for longer than this: protection must not hold up scale-in for
     * ever. Tasks that were told to stop do not count.
     *
     * <pre>{@code
     * transcoder.scaleTo(1);
     * ecs.clock().advance(Duration.ofHours(1));
     * assertThat(transcoder).gaveItsCapacityBackWithin(Duration.ofMinutes(50));
     * }</pre>
     *
     * @throws AssertionError if the service is {@code null} or had too many tasks for longer, be it until now
     * @throws IllegalArgumentException if the limit is negative or longer than simulated time
     */
    public SELF gaveItsCapacityBackWithin(Duration limit) {
        isNotNull();
        SimulatedTime.requireDuration("limit", limit);
        ServiceSnapshot service = service();
        Story story = story(service);
        Surplus surplus = Surplus.longest(story, service.arn());
        if (surplus.duration().compareTo(limit) > 0) {
            failWithMessage("%s", tooMany(Surplus.expected(limit), surplus.told(story), surplus.to()));
        }
        return myself;
    }

    /**
     * Verifies how many tasks the service had left at an instant, for which it asks. Tasks that were told to stop do not count.
     *
     * <pre>{@code
     * transcoder.scaleTo(1);
     * assertThat(transcoder).scaledInTo(1).by(ecs.clock().instant());
     * }</pre>
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public ScaledInTo<SELF> scaledInTo(int tasks) {
        SimulatedServiceAssert.requireCount(tasks);
        return instant -> scaledInTo(tasks, instant);
    }

    private SELF scaledInTo(int tasks, Instant instant) {
        Objects.requireNonNull(instant, "instant");
        ServiceSnapshot service = service();
        if (instant.isAfter(service.at())) {
            throw new IllegalArgumentException(
                    "It is only " + service.at() + " in simulated time, so nothing is known of " + instant + ".");
        }
        Story story = story(service);
        long alive = story.tasksOf(service.arn()).stream()
                .filter(lane -> Surplus.isAlive(lane, instant))
                .count();
        if (alive != tasks) {
            String expectation = "to have scaled in to " + tasks + " by " + Times.since(story.start(), instant);
            String but = "it had " + alive + " then";
            Complaint complaint =
                    alive > tasks ? tooMany(expectation, but, instant) : complaint(expectation, but, Symptom.LOST);
            failWithActualExpectedAndMessage(alive, tasks, "%s", complaint);
        }
        return myself;
    }

    /**
     * Verifies which tasks of the service were told to stop, up to now: these and no others, in any order.
     *
     * <pre>{@code
     * transcoder.scaleTo(1); // one of its two tasks is protected
     * assertThat(transcoder).stoppedExactly(idle);
     * }</pre>
     *
     * @throws AssertionError if the service is {@code null}, or others were told to stop
     * @throws IllegalArgumentException if a task belongs to another simulator
     */
    public SELF stoppedExactly(SimulatedTask... expected) {
        isNotNull();
        OneSimulator.require(actual, expected);
        Set<String> wanted =
                Stream.of(expected).map(SimulatedTask::toString).collect(Collectors.toCollection(TreeSet::new));
        Set<String> stopped = lanes().filter(lane -> lane.stop() != null)
                .map(lane -> lane.task().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!stopped.equals(wanted)) {
            failWithActualExpectedAndMessage(
                    stopped,
                    wanted,
                    "%s",
                    complaint("to have stopped exactly " + wanted, "it stopped " + stopped, null));
        }
        return myself;
    }

    /**
     * Verifies that no deployment of the service waited so long for protected tasks. It waits from the instant at which nothing but
     * protected tasks keeps it from completing.
     *
     * <pre>{@code
     * transcoder.deploy(next);
     * ecs.clock().advance(Duration.ofHours(1));
     * assertThat(transcoder).heldUpDeploymentForLessThan(Duration.ofMinutes(30));
     * }</pre>
     *
     * @param limit how long it may have waited, itself not included
     * @throws AssertionError if the service is {@code null}, or a deployment waited as long or longer, be it until now
     * @throws IllegalArgumentException if the limit is negative or longer than simulated time
     */
    public SELF heldUpDeploymentForLessThan(Duration limit) {
        isNotNull();
        SimulatedTime.requireDuration("limit", limit);
        ServiceSnapshot service = service();
        Story story = story(service);
        ServiceLane lane = story.service(service.arn()).orElseThrow();
        lane.deployments().stream().skip(1).forEach(deployment -> {
            Duration waited = waited(story, lane, deployment);
            if (!waited.isZero() && waited.compareTo(limit) >= 0) {
                String but = "deployment " + deployment.definition() + " of "
                        + Times.since(story.start(), deployment.from()) + " waited " + Times.words(waited);
                String expectation = "to have held up its deployments for less than " + Times.words(limit);
                Instant end = deployment.to() == null ? story.now() : deployment.to();
                failWithMessage("%s", waitedTooLong(expectation, but, deployment, end));
            }
        });
        return myself;
    }

    private Complaint waitedTooLong(String expected, String but, Deployment deployment, Instant until) {
        EcsSimulator ecs = actual.cluster().simulator();
        return Complaint.that(actual, expected, but)
                .becauseOfATask(
                        () -> Explanation.ofDeployment(ecs, actual.snapshot().arn(), deployment.sequence(), until));
    }

    private static Duration waited(Story story, ServiceLane lane, Deployment deployment) {
        Instant end = deployment.to() == null ? story.now() : deployment.to();
        return story.journal().entries().stream()
                .filter(entry -> entry.event() instanceof ServiceEvent.ScaleInHeld held
                        && held.service().equals(lane.service()))
                .filter(entry -> entry.sequence() > deployment.sequence())
                .map(JournalEntry::at)
                .filter(at -> at.isBefore(end))
                .findFirst()
                .map(since -> Duration.between(since, end))
                .orElse(Duration.ZERO);
    }

    final ServiceSnapshot service() {
        isNotNull();
        return actual.snapshot();
    }

    /** A story knows services by their ARN, which a deleted one shares with another of its name. */
    private Story story(ServiceSnapshot service) {
        if (!actual.cluster().service(service.arn().serviceName()).equals(actual)) {
            throw new IllegalStateException(actual + " was deleted, and another one of its name has been created since."
                    + " Assert on its past before that.");
        }
        Story story = Story.of(actual.cluster().simulator());
        Kept.service(story, service.arn());
        return story;
    }

    private Stream<TaskLane> lanes() {
        ServiceSnapshot service = service();
        return story(service).tasksOf(service.arn()).stream();
    }

    /** Too many tasks until an instant, which may be over since. */
    private Complaint tooMany(String expected, String but, Instant until) {
        EcsSimulator ecs = actual.cluster().simulator();
        return Complaint.that(actual, expected, but)
                .becauseOfATask(
                        () -> Explanation.ofSurplus(ecs, actual.snapshot().arn(), until));
    }

    final Complaint complaint(String expected, String but, @Nullable Symptom symptom) {
        EcsSimulator ecs = actual.cluster().simulator();
        ServiceArn service = actual.snapshot().arn();
        return Complaint.that(actual, expected, but)
                .becauseOfATask(
                        () -> symptom == null ? Explanation.of(ecs, service) : Explanation.of(ecs, service, symptom));
    }
}
