package io.github.ecssimulator.testkit.story;

import io.github.ecssimulator.model.ServiceArn;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The life of a service.
 *
 * @param service the service
 * @param begin when it was created
 * @param counts how many tasks it wanted, from when on; oldest first
 * @param deployments its deployments, oldest first
 * @param scaleIns when its scheduler chose tasks to stop, or found only protected ones; oldest first
 */
public record ServiceLane(
        ServiceArn service, Instant begin, List<Count> counts, List<Deployment> deployments, List<ScaleIn> scaleIns) {

    public ServiceLane {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(begin, "begin");
        counts = List.copyOf(counts);
        deployments = List.copyOf(deployments);
        scaleIns = List.copyOf(scaleIns);
    }

    /**
     * That the scheduler looked for tasks to stop.
     *
     * @param sequence the entry of the journal that tells of it
     * @param at when
     * @param desired how many tasks the service wants
     * @param stopped how many it stops; 0 if all that are too many are protected
     * @param spared how many protected ones it passed over, as far as the journal tells
     */
    public record ScaleIn(long sequence, Instant at, int desired, int stopped, int spared) {}

    /** {@return how many tasks the service wanted at an instant; 0 before it was created} */
    public int desiredAt(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        return counts.stream()
                .filter(count -> !count.at().isAfter(instant))
                .reduce((older, newer) -> newer)
                .map(Count::desired)
                .orElse(0);
    }

    /**
     * How many tasks a service wants from an instant on.
     *
     * @param sequence the entry of the journal that tells of it
     * @param at when
     * @param desired how many
     */
    public record Count(long sequence, Instant at, int desired) {}

    /**
     * A deployment, or a task set.
     *
     * @param sequence the entry of the journal that tells of its beginning
     * @param id its id
     * @param definition what its tasks are made of, such as {@code worker:2}
     * @param from when it began
     * @param to when it completed, failed or was replaced by a newer one; absent while it goes on
     */
    public record Deployment(
            long sequence,
            String id,
            String definition,
            Instant from,
            @Nullable Instant to) {}
}
