package io.github.ecssimulator.testkit.internal.text;

import io.github.ecssimulator.model.StopCause;

/** What stops tasks, as texts name it. */
public final class StopWords {
    private StopWords() {}

    /** {@return what it is, to go on from "stopped by", such as {@code scale-in} or {@code the loss of its host}} */
    public static String of(StopCause cause) {
        return switch (cause) {
            case SCALE_IN -> "scale-in";
            case DEPLOYMENT -> "a deployment";
            case DELETION -> "the deletion of its service";
            case HEALTH_CHECK -> "its health check";
            case USER -> "StopTask";
            case CONTAINER_EXIT -> "the exit of its container";
            case START_FAILURE -> "its failed start";
            case SPOT_INTERRUPTION -> "a Spot interruption";
            case RETIREMENT -> "its retirement";
            case DRAINING -> "the draining of its host";
            case HOST_LOSS -> "the loss of its host";
        };
    }
}
