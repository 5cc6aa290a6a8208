package io.github.ecssimulator.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.SimulatedTaskDefinition;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.EventBridgeEvent;
import io.github.ecssimulator.model.ServiceSnapshot;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Judging.DeploymentBlockedRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The world of one story, the model beside it, and what was noted. */
final class Scene {
    private EcsSimulator ecs;
    private final Model model;
    private final TaskTimings timings;
    private SimulatedTaskDefinition fragile;
    private final List<Invariant> invariants;
    private final List<String> story = new ArrayList<>();
    private final List<EventBridgeEvent> delivered = new ArrayList<>();
    private List<TaskSnapshot> tasks = List.of();
    private List<ServiceSnapshot> services = List.of();
    private int absorbed;

    Scene(long seed, List<Invariant> invariants) {
        SplittableRandom random = new SplittableRandom(seed);
        DeploymentBlockedRule rule =
                random.nextInt(3) == 0 ? DeploymentBlockedRule.NEVER : DeploymentBlockedRule.LITERAL;
        // A start between two milliseconds shows whether full precision and answered precision are kept apart.
        Instant start = Instant.parse("2024-01-01T00:00:00Z").plusNanos(random.nextLong(2_000_000_000L));
        this.timings = timings(random);
        this.ecs = EcsSimulator.builder()
                .seed(seed)
                .startAt(start)
                .policy(rule)
                .taskTimings(timings)
                .eventsPerAdvanceMax(20_000)
                .build();
        this.model = new Model(rule == DeploymentBlockedRule.LITERAL);
        this.invariants = invariants;
        assertThat(ecs.onEvent(delivered::add)).isNotNull();
        this.fragile = ecs.registerTaskDefinition("fragile");
        ecs.createCluster("c0");
        check();
    }

    /** Goes on in a world that was made of the recording of this one. */
    void fork() {
        ecs = ecs.recording().replay();
        fragile = ecs.taskDefinition(fragile.ref().toString());
        assertThat(ecs.onEvent(delivered::add)).isNotNull();
    }

    /** Two worlds in five have tasks that come up and stop at once; in the others each status takes its time, or none. */
    private static TaskTimings timings(SplittableRandom random) {
        if (random.nextInt(5) < 2) {
            return TaskTimings.instant();
        }
        return new TaskTimings(
                seconds(random), seconds(random), seconds(random), seconds(random), seconds(random), seconds(random));
    }

    private static Duration seconds(SplittableRandom random) {
        return Duration.ofSeconds(Math.max(0, random.nextInt(60) - 20));
    }

    TaskTimings timings() {
        return timings;
    }

    /** The task definition whose tasks may fail to start. */
    SimulatedTaskDefinition fragile() {
        return fragile;
    }

    EcsSimulator ecs() {
        return ecs;
    }

    Model model() {
        return model;
    }

    Instant now() {
        return ecs.clock().instant();
    }

    void begin(Step step) {
        story.add("#" + step.number() + " at " + now() + " " + step.action().name() + ": ");
    }

    void note(String text) {
        int last = story.size() - 1;
        story.set(last, story.get(last) + text);
    }

    List<String> story() {
        return story;
    }

    /** Shows new entries of the journal to the invariants and the model, then checks the world as it stands. */
    void check() {
        look();
        List<JournalEntry> entries = ecs.journal().entries();
        for (JournalEntry entry : entries.subList(absorbed, entries.size())) {
            invariants.forEach(invariant -> invariant.onEntry(entry, this));
            model.absorb(entry);
        }
        absorbed = entries.size();
        delivered.forEach(event -> invariants.forEach(invariant -> invariant.onDelivery(event)));
        delivered.clear();
        model.expire(now());
        invariants.forEach(invariant -> invariant.atRest(this));
    }

    private void look() {
        List<SimulatedCluster> clusters = ecs.clusters();
        tasks = clusters.stream()
                .flatMap(cluster -> cluster.tasks().stream())
                .map(SimulatedTask::snapshot)
                .toList();
        tasks.forEach(task -> model.startedBy(task.ref().id().value(), task.startedBy()));
        services = clusters.stream()
                .flatMap(cluster -> cluster.services().stream())
                .map(SimulatedService::snapshot)
                .toList();
    }

    /** Every task that could be found at the last check. */
    List<TaskSnapshot> tasks() {
        return tasks;
    }

    /** Every service there was at the last check, also those that were deleted. */
    List<ServiceSnapshot> services() {
        return services;
    }

    /** Whether every container instance of a cluster sends its tasks away. */
    boolean hasNoPlace(String cluster) {
        return Stream.of("a", "b", "c").allMatch(zone -> model.isDraining(cluster + "/" + ecs.region() + zone));
    }

    /** Moves the time on and checks after each event on the way. */
    void advance(Duration duration) {
        Instant target = now().plus(duration);
        while (ecs.clock().nextEventAt().filter(at -> !at.isAfter(target)).isPresent()) {
            assertThat(ecs.clock().advanceToNextEvent()).isPresent();
            check();
        }
        ecs.clock().advanceTo(target);
        check();
    }

    void update(String cluster, List<String> names, boolean protect, Integer minutes) {
        Model.Answer expected = model.update(cluster, names, protect, minutes, now());
        UpdateTaskProtection.Response answer =
                ecs.api().updateTaskProtection(new UpdateTaskProtection.Request(cluster, names, protect, minutes));
        assertThat(answer).isEqualTo(new UpdateTaskProtection.Response(expected.protectedTasks(), expected.failures()));
    }

    void get(String cluster, List<String> names) {
        Model.Answer expected = names.isEmpty() ? model.getAll(cluster, now()) : model.get(cluster, names, now());
        GetTaskProtection.Response answer =
                ecs.api().getTaskProtection(new GetTaskProtection.Request(cluster, names.isEmpty() ? null : names));
        assertThat(answer).isEqualTo(new GetTaskProtection.Response(expected.protectedTasks(), expected.failures()));
    }

    /** A call that ECS refuses as a whole; that nothing was applied is for the invariants to see. */
    void refused(String code, ThrowingCallable call) {
        EcsException refusal = catchThrowableOfType(EcsException.class, call);
        assertThat(refusal).as("refusal with " + code).isNotNull();
        assertThat(refusal.error().code()).isEqualTo(code);
    }

    static <T> T pick(SplittableRandom random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
