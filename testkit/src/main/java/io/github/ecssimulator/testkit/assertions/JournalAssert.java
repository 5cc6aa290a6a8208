package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.journal.Call;
import io.github.ecssimulator.journal.Calls;
import io.github.ecssimulator.journal.Journal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the calls of a {@link Journal}. Made by {@link SimulatorAssertions#assertThat(Journal)}.
 *
 * <p>{@link #on}, {@link #by} and {@link #between} narrow down which calls the assertions behind them look at. Each message tells
 * these calls.
 */
public class JournalAssert extends AbstractAssert<JournalAssert, Journal> {
    private static final int CALLS_TOLD = 20;

    private final @Nullable Calls narrowed;

    JournalAssert(Journal actual) {
        this(actual, null);
    }

    private JournalAssert(Journal actual, @Nullable Calls narrowed) {
        super(actual, JournalAssert.class);
        this.narrowed = narrowed;
    }

    private Calls calls() {
        isNotNull();
        return narrowed == null ? actual.calls() : narrowed;
    }

    private JournalAssert narrow(UnaryOperator<Calls> step) {
        JournalAssert fewer = new JournalAssert(actual, step.apply(calls()));
        fewer.info.description(info.description());
        fewer.info.overridingErrorMessage(info.overridingErrorMessage());
        return fewer;
    }

    /**
     * {@return assertions on the calls that name a task only}
     *
     * <pre>{@code
     * assertThat(ecs.journal()).on(busy.id()).hasCall("UpdateTaskProtection"); // passes
     * assertThat(ecs.journal()).on(idle.id()).hasCall("UpdateTaskProtection"); // fails
     * }</pre>
     *
     * @param task its id or its ARN
     * @throws IllegalArgumentException if it ends in no task id
     */
    public JournalAssert on(String task) {
        isNotNull();
        Objects.requireNonNull(task, "task");
        return narrow(calls -> calls.on(task));
    }

    /**
     * {@return assertions on the calls of one caller only, as the journal names it}
     *
     * <pre>{@code
     * assertThat(ecs.journal()).by("direct client").hasCall("UpdateTaskProtection"); // passes
     * assertThat(ecs.journal()).by("typed API").hasCall("UpdateTaskProtection"); // fails
     * }</pre>
     */
    public JournalAssert by(String caller) {
        isNotNull();
        Objects.requireNonNull(caller, "caller");
        return narrow(calls -> calls.by(caller));
    }

    /**
     * {@return assertions on the calls within a time only}
     *
     * <pre>{@code
     * assertThat(ecs.journal()).between(start, start.plusSeconds(60)).hasCall("UpdateTaskProtection"); // passes
     * assertThat(ecs.journal()).between(start.plusSeconds(1), end).hasCall("UpdateTaskProtection"); // fails
     * }</pre>
     *
     * @param from its first instant
     * @param to its last instant
     * @throws IllegalArgumentException if it ends before it begins
     */
    public JournalAssert between(Instant from, Instant to) {
        isNotNull();
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        return narrow(calls -> calls.between(from, to));
    }

    /**
     * Verifies that an operation was called, be it that it was refused.
     *
     * <pre>{@code
     * client.updateTaskProtection(r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true));
     * assertThat(ecs.journal()).hasCall("UpdateTaskProtection"); // passes
     * assertThat(ecs.journal()).hasCall("GetTaskProtection"); // fails
     * }</pre>
     *
     * @throws AssertionError if the journal is {@code null}, or no such call is among those looked at
     * @throws IllegalArgumentException if it is no operation that is modelled
     */
    public JournalAssert hasCall(String operation) {
        isNotNull();
        Objects.requireNonNull(operation, "operation");
        if (calls().of(operation).count() == 0) {
            fail("to have one of " + operation, "there is none");
        }
        return this;
    }

    /**
     * Verifies how often an operation was called.
     *
     * <pre>{@code
     * client.updateTaskProtection(r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true));
     * assertThat(ecs.journal()).hasCalls(1, "UpdateTaskProtection"); // passes
     * assertThat(ecs.journal()).hasCalls(2, "UpdateTaskProtection"); // fails
     * assertThat(ecs.journal()).hasCalls(0, "StopTask"); // passes
     * }</pre>
     *
     * @param times how often, 0 or more
     * @throws AssertionError if the journal is {@code null}, or another number of such calls is among those looked at
     * @throws IllegalArgumentException if it is no operation that is modelled, or the number is negative
     */
    public JournalAssert hasCalls(int times, String operation) {
        isNotNull();
        Objects.requireNonNull(operation, "operation");
        if (times < 0) {
            throw new IllegalArgumentException("times must be 0 or more, but was " + times + ".");
        }
        int found = calls().of(operation).count();
        if (found != times) {
            fail("to have " + times + " of " + operation, found == 0 ? "there is none" : "there are " + found);
        }
        return this;
    }

    /**
     * Verifies that operations were called one behind the other; others may have been called in between.
     *
     * <pre>{@code
     * assertThat(ecs.journal()).hasCallsInOrder("GetTaskProtection", "UpdateTaskProtection"); // passes
     * assertThat(ecs.journal()).hasCallsInOrder("UpdateTaskProtection", "GetTaskProtection"); // fails
     * }</pre>
     *
     * @param operations the operations, one as often as it is called
     * @throws AssertionError if the journal is {@code null}, or such calls are not among those looked at in this order
     * @throws IllegalArgumentException if one is no operation that is modelled, or none is given
     */
    public JournalAssert hasCallsInOrder(String... operations) {
        List<String> expected = known(operations);
        List<String> called = called();
        int met = 0;
        for (String each : called) {
            if (met < expected.size() && each.equals(expected.get(met))) {
                met++;
            }
        }
        if (met < expected.size()) {
            String behind = met == 0 ? "" : " behind " + String.join(", ", expected.subList(0, met));
            fail("to have in this order " + String.join(", ", expected), "there is no " + expected.get(met) + behind);
        }
        return this;
    }

    /**
     * Verifies that no other operations were called; those that are given need not have been.
     *
     * <pre>{@code
     * client.updateTaskProtection(r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true));
     * assertThat(ecs.journal()).hasOnlyCalls("UpdateTaskProtection", "GetTaskProtection"); // passes
     * assertThat(ecs.journal()).hasOnlyCalls("GetTaskProtection"); // fails
     * }</pre>
     *
     * @param operations the operations that may have been called
     * @throws AssertionError if the journal is {@code null}, or another call is among those looked at
     * @throws IllegalArgumentException if one is no operation that is modelled, or none is given
     */
    public JournalAssert hasOnlyCalls(String... operations) {
        Set<String> others = new LinkedHashSet<>(called());
        List<String> expected = known(operations);
        others.removeAll(expected);
        if (!others.isEmpty()) {
            fail("to be of " + String.join(", ", expected) + " only", "there are some of " + String.join(", ", others));
        }
        return this;
    }

    private List<String> known(String... operations) {
        isNotNull();
        for (String operation : Objects.requireNonNull(operations, "operations")) {
            Calls unused = calls().of(Objects.requireNonNull(operation, "operations"));
        }
        if (operations.length == 0) {
            throw new IllegalArgumentException("Say at least one operation.");
        }
        return Arrays.asList(operations);
    }

    private List<String> called() {
        return calls().list().stream().map(Call::operation).toList();
    }

    private void fail(String expectation, String but) {
        Calls looked = calls();
        int untold = Math.max(0, looked.count() - CALLS_TOLD);
        String lines = looked.list().stream().skip(untold).map(Call::text).collect(Collectors.joining("\n"));
        String dropped = actual.dropped() == 0 ? "" : "(" + actual.dropped() + " earlier entries are not kept)\n";
        String earlier = untold == 0 ? "" : "(" + untold + " earlier ones)\n";
        Complaint complaint = Complaint.that("the " + looked, expectation, but);
        failWithMessage("%s", complaint.with("Calls", (dropped + earlier + lines).stripTrailing()));
    }
}
