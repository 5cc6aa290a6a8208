package io.github.ecssimulator.fault;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.internal.name.UnknownOperation;
import io.github.ecssimulator.model.VisibleText;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * A fault to inject: the next calls of an operation, and what becomes of them.
 *
 * <pre>{@code
 * ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()).times(2));
 * }</pre>
 *
 * @param operation the operation it waits for, for example {@code UpdateTaskProtection}
 * @param outcome what becomes of the call
 * @param times how many calls it hits, at least 1
 */
public record Fault(String operation, FaultOutcome outcome, int times) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if it would hit no call: times is below 1, or the operation is not one of ECS that is
     *     modelled; the message says which was meant
     */
    public Fault {
        requireModelled(operation);
        Objects.requireNonNull(outcome, "outcome");
        if (times < 1) {
            throw new IllegalArgumentException("A fault hits at least one call, but times was " + times + ".");
        }
    }

    /** A fault would wait for any other operation in vain. */
    private static void requireModelled(String operation) {
        Objects.requireNonNull(operation, "operation");
        Set<String> modelled = EcsRequest.operations();
        if (modelled.contains(operation)) {
            return;
        }
        if (EcsRequest.unmodelledOperations().contains(operation)) {
            throw new IllegalArgumentException("ecs-simulator does not model the operation " + operation
                    + ", and refuses each call of it, so no fault can meet one. It models: "
                    + String.join(", ", modelled)
                    + ".");
        }
        throw new IllegalArgumentException("ECS has no operation \"" + VisibleText.of(operation) + "\"."
                + UnknownOperation.hint(operation, " A fault can wait for: " + String.join(", ", modelled) + "."));
    }

    /** Makes the next call of an operation fail with this error; nothing of it is applied. */
    public static Fault refuse(String operation, EcsError error) {
        return new Fault(operation, new FaultOutcome.Refused(error), 1);
    }

    /** Applies the next call of an operation and loses its reply. */
    public static Fault loseReply(String operation) {
        return new Fault(operation, new FaultOutcome.ReplyLost(), 1);
    }

    /** Applies the next call of an operation and answers it later, by this much simulated time. */
    public static Fault delay(String operation, Duration by) {
        return new Fault(operation, new FaultOutcome.Delayed(by), 1);
    }

    /** {@return the same fault for several calls} */
    public Fault times(int calls) {
        return new Fault(operation, outcome, calls);
    }

    @Override
    public String toString() {
        return "the next " + (times == 1 ? operation : times + " calls of " + operation) + ": " + outcome;
    }
}
