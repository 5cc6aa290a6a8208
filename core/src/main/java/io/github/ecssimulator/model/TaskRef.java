package io.github.ecssimulator.model;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task as messages name it: where it belongs, and its id. Immutable; equal to another name of the same task. */
public final class TaskRef {
    // Not in objects of their own: there is one of these for each task of a world.
    private final Owner owner;
    private final long high;
    private final long low;

    /**
     * Where a task belongs; the tasks of one service share theirs.
     *
     * @param scope partition, Region and account
     * @param clusterName the short name of the cluster
     * @param serviceName the service that started the task; absent for a standalone task
     */
    public record Owner(
            ArnScope scope, String clusterName, @Nullable String serviceName) {

        public Owner {
            Objects.requireNonNull(scope, "scope");
            Objects.requireNonNull(clusterName, "clusterName");
        }
    }

    /** Names a task by where it belongs and its id. */
    public TaskRef(Owner owner, TaskId id) {
        this.owner = Objects.requireNonNull(owner, "owner");
        this.high = Objects.requireNonNull(id, "id").high();
        this.low = id.low();
    }

    /** {@return the ARN of the task} */
    public TaskArn arn() {
        return new TaskArn(owner.scope(), owner.clusterName(), id());
    }

    /** {@return the service that started the task; {@code null} for a standalone task} */
    public @Nullable String serviceName() {
        return owner.serviceName();
    }

    /** {@return the ARN of the service that the task belongs to; absent for a standalone task} */
    public Optional<ServiceArn> service() {
        String name = serviceName();
        return Optional.ofNullable(name).map(known -> new ServiceArn(arn().scope(), arn().clusterName(), known));
    }

    /** {@return the id of the task} */
    public TaskId id() {
        return new TaskId(high, low);
    }

    /** {@return whether this is the task with an id} */
    public boolean hasId(TaskId id) {
        return Objects.requireNonNull(id, "id").low() == low && id.high() == high;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TaskRef same && low == same.low && high == same.high && owner.equals(same.owner);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * high + low);
    }

    @Override
    public String toString() {
        String service = owner.serviceName() == null ? "standalone" : owner.serviceName();
        return VisibleText.of("task " + owner.clusterName() + "/" + service + "/" + id().abbreviated());
    }
}
