package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.FailureReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a describing call finds, in the order in which it asks, and a failure for each that is not there.
 *
 * @param <T> what the call answers
 */
final class Found<T> {
    private final List<T> items = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    /** Adds what there is as it is shown, or else a failure that names it. */
    <S> void add(@Nullable S state, Function<S, T> shape, Supplier<String> arn) {
        if (state == null) { // documented: FAIL; observed: DescribeTasks - no detail
            failures.add(new Failure(arn.get(), FailureReason.MISSING.name(), null));
        } else {
            items.add(shape.apply(state));
        }
    }

    void fail(String arn, String reason) {
        failures.add(new Failure(arn, reason, null));
    }

    List<T> items() {
        return items;
    }

    List<Failure> failures() {
        return failures;
    }
}
