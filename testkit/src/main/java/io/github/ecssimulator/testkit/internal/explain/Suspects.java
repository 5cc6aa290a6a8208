package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks for the task that a failure is most likely about, where the failure itself names none. */
record Suspects(Evidence evidence, List<TaskLane> lanes) {
    /** Of a service that has too many tasks, the one that is protected longest; of one that has too few, the last that it lost. */
    static Optional<Diagnosis> of(Evidence evidence, ServiceArn service, Symptom symptom) {
        List<TaskLane> lanes = evidence.story().tasksOf(service);
        return switch (symptom) {
            case KEPT, HELD -> longestKept(evidence, lanes.stream());
            case LOST, UNCOVERED -> new Suspects(evidence, lanes).lost();
        };
    }

    /** Of a service that had too many tasks until an instant, the one that made it so long: what came later is no cause. */
    static Optional<Diagnosis> ofSurplus(Evidence evidence, ServiceArn service, Instant until) {
        return ofSurplus(evidence, evidence.story().tasksOf(service), until);
    }

    /** Those that a deployment has begun do not hold it up. */
    static Optional<Diagnosis> ofDeployment(Evidence evidence, ServiceArn service, long deployment, Instant until) {
        List<TaskLane> older = evidence.story().tasksOf(service).stream()
                .filter(lane -> lane.sequence() < deployment)
                .toList();
        return ofSurplus(evidence, older, until);
    }

    private static Optional<Diagnosis> ofSurplus(Evidence evidence, List<TaskLane> lanes, Instant until) {
        List<TaskLane> last = lanes.stream()
                .filter(lane -> until.isBefore(evidence.story().now()) && wasGivenBackAt(lane, until))
                .toList();
        if (last.isEmpty()) {
            return longestKept(evidence, lanes.stream().filter(lane -> isKeptSince(lane, until)));
        }
        return last.stream()
                .filter(Suspects::wasKeptInVain)
                .reduce((older, newer) -> newer)
                .map(lane -> new Keeping(new Case(evidence, lane)).ofRelease());
    }

    private static Optional<Diagnosis> longestKept(Evidence evidence, Stream<TaskLane> lanes) {
        return lanes.filter(Suspects::isKept)
                .max(Comparator.comparing(
                        lane -> lane.openWindow().orElseThrow().until()))
                .map(lane -> new Keeping(new Case(evidence, lane)).diagnosis());
    }

    private static boolean wasGivenBackAt(TaskLane lane, Instant instant) {
        return wasStoppedUnprotected(lane)
                && lane.stopIfTold().filter(stop -> stop.at().equals(instant)).isPresent();
    }

    /** Its protection lasted until it was stopped, and longer than the last of its work. */
    private static boolean wasKeptInVain(TaskLane lane) {
        Instant stopped = lane.stopIfTold().orElseThrow().at();
        return lane.lastWindow().filter(window -> stopped.equals(window.to())).isPresent()
                && lane.work().stream()
                        .allMatch(span -> span.to() != null && span.to().isBefore(stopped));
    }

    private static boolean isKeptSince(TaskLane lane, Instant instant) {
        return lane.openWindow()
                .filter(window -> !window.from().isAfter(instant))
                .isPresent();
    }

    static Optional<Diagnosis> first(Evidence evidence) {
        Suspects suspects = new Suspects(evidence, evidence.story().tasks());
        return suspects.lost()
                .or(() -> suspects.all(lane -> isKept(lane) && suspects.isIdle(lane))
                        .map(lane -> new Keeping(new Case(evidence, lane)).diagnosis())
                        .findFirst())
                .or(suspects::aimedAtNobody);
    }

    private Optional<Diagnosis> lost() {
        return Stream.<Predicate<TaskLane>>of(
                        Suspects::hasLostWork, Suspects::wasStoppedAfterItAsked, Suspects::wasRefused)
                .flatMap(this::all)
                .findFirst()
                .map(lane -> Loss.of(new Case(evidence, lane)));
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

    /** A test may fail in the middle of its work, and then a task is protected rightly: until the work is done, or while it is wanted. */
    private boolean isIdle(TaskLane lane) {
        boolean anyOpen = lane.work().stream().anyMatch(span -> span.outcome() == WorkSpan.Outcome.OPEN);
        return !anyOpen && (!lane.work().isEmpty() || isOfTooMany(lane));
    }

    private boolean isOfTooMany(TaskLane lane) {
        Instant now = evidence.story().now();
        return new Case(evidence, lane)
                .service()
                .filter(service -> Surplus.isThere(evidence.story(), service, now))
                .isPresent();
    }

    /** A call for a task that nobody has. It was most likely meant for the one that was stopped, as nobody had asked for that. */
    private Optional<Diagnosis> aimedAtNobody() {
        boolean isNone = evidence.story().strays().isEmpty()
                && Unaddressed.all(evidence).findAny().isEmpty();
        return isNone
                ? Optional.empty()
                : Stream.concat(all(Suspects::wasStoppedUnprotected), lanes.stream())
                        .findFirst()
                        .map(lane -> Loss.of(new Case(evidence, lane)));
    }
}
