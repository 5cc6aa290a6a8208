package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * A task that the call could not serve; it comes with HTTP 200, beside the tasks that could be served.
 *
 * <p>The reason is text because ECS may answer one that is not modelled here; {@link FailureReason} has the documented ones.
 *
 * @param arn the full ARN of the refused task
 * @param reason the reason code, for example {@code MISSING}
 * @param detail further text; ECS leaves it out in every published answer
 */
public record Failure(
        @Nullable String arn,
        @Nullable String reason,
        @Nullable String detail) {

    /** {@return whether the task was refused for this reason} */
    public boolean isFor(FailureReason expected) {
        return expected.name().equals(reason);
    }
}
