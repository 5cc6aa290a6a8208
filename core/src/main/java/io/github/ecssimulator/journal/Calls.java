package io.github.ecssimulator.journal;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.model.NearestName;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.VisibleText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The calls of a journal, asked for step by step. Immutable: each step returns fewer of them.
 *
 * <pre>{@code
 * Calls renewals = ecs.journal().calls().of("UpdateTaskProtection").on(busy.id()).by("direct client");
 * renewals.count();
 * renewals.nth(2).orElseThrow().at();
 * }</pre>
 *
 * <p>These are the calls of operations that are modelled, through any door; {@link CallEvent.NotModelled} tells of the others. What
 * the test did by itself, such as {@code service.scaleTo(1)}, is a {@link Deed}.
 */
public final class Calls {
    // Calls about tags name what they are about by its ARN alone.
    private static final Set<String> TASK = Set.of("task", "tasks", "resourceArn");
    private static final Set<String> SERVICE = Set.of("service", "services", "serviceName");

    private final List<Call> calls;
    private final String asked;

    private Calls(List<Call> calls, String asked) {
        this.calls = calls;
        this.asked = asked;
    }

    static Calls of(Journal journal) {
        Map<Long, Call> calls = new LinkedHashMap<>();
        for (JournalEntry entry : journal.entries()) {
            if (entry.event() instanceof CallEvent.Made made) {
                calls.put(entry.sequence(), new Call(entry.sequence(), entry.at(), made, null));
            } else if (entry.event() instanceof CallEvent.Answered answer) {
                calls.computeIfPresent(
                        entry.cause(), (sequence, call) -> new Call(sequence, call.at(), call.made(), answer));
            }
        }
        return new Calls(List.copyOf(calls.values()), "calls");
    }

    private Calls only(String how, Predicate<Call> wanted) {
        return new Calls(calls.stream().filter(wanted).toList(), asked + " " + how);
    }

    /**
     * {@return those of an operation}
     *
     * @param operation ECS's name of it, for example {@code UpdateTaskProtection}
     * @throws IllegalArgumentException if it is no operation that is modelled, whose calls are here; the message says which was meant
     */
    public Calls of(String operation) {
        Objects.requireNonNull(operation, "operation");
        Set<String> known = EcsRequest.operations();
        if (!known.contains(operation)) {
            throw new IllegalArgumentException(
                    "ecs-simulator models no operation \"" + VisibleText.of(operation) + "\"."
                            + NearestName.of(operation, known)
                                    .map(name -> " Did you mean " + name + "?")
                                    .orElse(" It models: " + String.join(", ", known) + "."));
        }
        return only("of " + operation, call -> call.operation().equals(operation));
    }

    /**
     * {@return those that name a task, alone or among others}
     *
     * @param task its id or its ARN
     * @throws IllegalArgumentException if it ends in no task id
     */
    public Calls on(String task) {
        TaskId id = new TaskId(lastPart(Objects.requireNonNull(task, "task")));
        return only("on task " + id.abbreviated(), call -> names(call, TASK, id.value()));
    }

    /**
     * {@return those that name a service by its name, in whichever cluster, or by its ARN, which also tells the cluster, alone or
     * among others}
     */
    public Calls onService(String service) {
        String name = lastPart(Objects.requireNonNull(service, "service"));
        Optional<String> cluster = clusterOf(service);
        return only(
                "on service " + VisibleText.of(cluster.map(in -> in + "/").orElse("") + name),
                call -> (names(call, SERVICE, name)
                                && cluster.filter(in -> !isIn(call, in)).isEmpty())
                        || CallText.texts(call.made().request(), Set.of("resourceArn"))
                                .anyMatch(arn -> isService(arn, cluster, name)));
    }

    private static boolean isService(String arn, Optional<String> cluster, String name) {
        return arn.contains(":service/")
                && lastPart(arn).equals(name)
                && cluster.filter(in -> !clusterOf(arn).equals(Optional.of(in))).isEmpty();
    }

    /** The ARN of a service ends with {@code service/cluster/name}; one of the old form has no cluster. */
    private static Optional<String> clusterOf(String service) {
        String[] parts = service.split("/", -1);
        return parts.length == 3 ? Optional.of(parts[1]) : Optional.empty();
    }

    /** A call that names no cluster means the default one. */
    private static boolean isIn(Call call, String cluster) {
        return CallText.texts(call.made().request(), Set.of("cluster"))
                .findFirst()
                .map(Calls::lastPart)
                .orElse("default")
                .equals(cluster);
    }

    private static String lastPart(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }

    private static boolean names(Call call, Set<String> members, String name) {
        return CallText.texts(call.made().request(), members)
                .anyMatch(text -> lastPart(text).equals(name));
    }

    /** {@return those of a caller as the journal names it, such as {@code direct client} or {@code typed API}} */
    public Calls by(String caller) {
        Objects.requireNonNull(caller, "caller");
        return only("by " + VisibleText.of(caller), call -> call.made().caller().equals(caller));
    }

    /**
     * {@return those within a time}
     *
     * @param from its first instant
     * @param to its last instant
     * @throws IllegalArgumentException if it ends before it begins
     */
    public Calls between(Instant from, Instant to) {
        Objects.requireNonNull(from, "from");
        if (Objects.requireNonNull(to, "to").isBefore(from)) {
            throw new IllegalArgumentException("The time ends at " + to + ", before it begins at " + from + ".");
        }
        return only(
                "between " + from + " and " + to,
                call -> !call.at().isBefore(from) && !call.at().isAfter(to));
    }

    /** {@return those that were applied, be it that their reply was lost} */
    public Calls accepted() {
        return only(
                "that were accepted",
                call -> call.answer() instanceof CallEvent.Accepted || call.answer() instanceof CallEvent.ReplyLost);
    }

    /** {@return those that were refused as a whole, be it by a fault} */
    public Calls refused() {
        return only("that were refused", call -> call.answer() instanceof CallEvent.Refused);
    }

    /** {@return the calls, oldest first} */
    public List<Call> list() {
        return calls;
    }

    /** {@return how many they are} */
    public int count() {
        return calls.size();
    }

    /** {@return the oldest, or empty if there is none} */
    public Optional<Call> first() {
        return nth(1);
    }

    /** {@return the newest, or empty if there is none} */
    public Optional<Call> last() {
        return calls.isEmpty() ? Optional.empty() : nth(count());
    }

    /**
     * {@return one by its place, from 1 for the oldest; empty if they are fewer}
     *
     * @throws IllegalArgumentException if the place is below 1
     */
    public Optional<Call> nth(int place) {
        if (place < 1) {
            throw new IllegalArgumentException("The first call has place 1, but was asked for " + place + ".");
        }
        return place > calls.size() ? Optional.empty() : Optional.of(calls.get(place - 1));
    }

    /** {@return what was asked for, such as {@code calls of StopTask by typed API}} */
    @Override
    public String toString() {
        return asked;
    }
}
