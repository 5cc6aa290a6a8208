package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks for the task that a failure is most likely about, where the failure itself names none. */
final class Suspects {
    private final Evidence evidence;
    private final List<TaskLane> lanes;

    private Suspects(Evidence evidence, List<TaskLane> lanes) {
        this.evidence = evidence;
        this.lanes = lanes;
    }

    /** Of a service that has too many tasks, the one that is protected longest; of one that has too few, the last that it lost. */
    static Optional<Diagnosis> of(Evidence evidence, ServiceArn service, Symptom symptom) {
        List<TaskLane> lanes = evidence.story().tasksOf(service);
        return switch (symptom) {
            case KEPT, HELD ->
                lanes.stream()
                        .filter(Suspects::isKept)
                        .max(Comparator.comparing(
                                lane -> lane.openWindow().orElseThrow().until()))
                        .map(lane -> new Keeping(evidence, lane).diagnosis());
            case LOST, UNCOVERED -> new Suspects(evidence, lanes).lost();
        };
    }

    static Optional<Diagnosis> first(Evidence evidence) {
        Suspects suspects = new Suspects(evidence, evidence.story().tasks());
        return suspects.lost()
                .or(() -> suspects.all(Suspects::isKept)
                        .map(lane -> new Keeping(evidence, lane).diagnosis())
                        .findFirst())
                .or(suspects::aimedAtNobody);
    }

    private Optional<Diagnosis> lost() {
        return Stream.<Predicate<TaskLane>>of(
                        Suspects::hasLostWork, Suspects::wasStoppedAfterItAsked, Suspects::wasRefused)
                .flatMap(this::all)
                .findFirst()
                .map(lane -> Loss.of(evidence, lane));
    }

    private Stream<TaskLane> all(Predicate<TaskLane> suspicion) {
        return lanes.stream().filter(suspicion);
    }

    private static boolean hasLostWork(TaskLane lane) {
        return lane.work().stream()
                .anyMatch(span ->
                        span.outcome() == WorkSpan.Outcome.LOST || span.outcome() == WorkSpan.Outcome.AFTER_THE_END);
    }

    private static boolean wasStoppedAfterItAsked(TaskLane lane) {
        return wasStoppedUnprotected(lane)
                && lane.asks().stream().anyMatch(Ask::isProtect)
                && lane.windows().stream().noneMatch(window -> window.end() == TaskLane.End.CLEARED);
    }

    private static boolean wasStoppedUnprotected(TaskLane lane) {
        return lane.stopIfTold().filter(TaskLane.Stop::isHeldOffByProtection).isPresent();
    }

    private static boolean wasRefused(TaskLane lane) {
        List<Ask> asks = lane.asks();
        return !asks.isEmpty()
                && asks.get(asks.size() - 1).isRefused()
                && lane.openWindow().isEmpty();
    }

    private static boolean isKept(TaskLane lane) {
        return lane.openWindow().isPresent();
    }

    /** A call for a task that nobody has. It was most likely meant for the one that was stopped, as nobody had asked for that. */
    private Optional<Diagnosis> aimedAtNobody() {
        return evidence.story().strays().isEmpty()
                ? Optional.empty()
                : Stream.concat(all(Suspects::wasStoppedUnprotected), lanes.stream())
                        .findFirst()
                        .map(lane -> Loss.of(evidence, lane));
    }
}
