package io.github.ecssimulator.internal.name;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.model.NearestName;
import io.github.ecssimulator.model.VisibleText;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What is told of a name that is no operation of ECS, or of one that is not modelled. */
public final class UnknownOperation {
    private UnknownOperation() {}

    /** How a call of it is refused. */
    public static EcsError refusal(String operation) {
        String modelled = " It models: " + String.join(", ", EcsRequest.operations()) + ".";
        if (EcsRequest.unmodelledOperations().contains(operation)) {
            // 501 is what HTTP has for this, and no SDK retries it.
            return new EcsError(
                    "OperationNotModelledException",
                    501,
                    "ecs-simulator does not model the operation " + operation + "." + modelled);
        }
        // documented: CommonErrors. ECS may have got it since: so what is known here is said to be no more than that.
        return new EcsError(
                "UnknownOperationException",
                404,
                "ECS has no operation " + VisibleText.of(operation) + " that ecs-simulator knows of."
                        + hint(operation, modelled));
    }

    /** Asks whether the one was meant that is nearest, modelled or not; else it tells something else. */
    public static String hint(String operation, String otherwise) {
        Set<String> ofEcs = new TreeSet<>(EcsRequest.operations());
        ofEcs.addAll(EcsRequest.unmodelledOperations());
        return NearestName.of(Objects.requireNonNull(operation, "operation"), ofEcs)
                .map(name -> " Did you mean " + name + "?")
                .orElse(otherwise);
    }
}
