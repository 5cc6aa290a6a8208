package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.internal.name.UnknownOperation;
import io.github.ecssimulator.model.VisibleText;

/** How an operation is refused that is not modelled, or that ECS does not have. */
final class UnmodelledOperation {
    private UnmodelledOperation() {}

    static EcsError refusal(String operation) {
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
                        + UnknownOperation.hint(operation, modelled));
    }
}
