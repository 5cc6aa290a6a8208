package io.github.ecssimulator.api;

import io.github.ecssimulator.model.VisibleText;
import java.util.Objects;

/**
 * A refusal of a whole call: what ECS sends with an HTTP status of 400 or more.
 *
 * @param code the error code, for example {@code ClusterNotFoundException}
 * @param statusCode the HTTP status, 400 to 599
 * @param message the text ECS sends
 */
public record EcsError(String code, int statusCode, String message) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the code is blank or the status is not 400 to 599
     */
    public EcsError {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        if (code.isBlank()) {
            throw new IllegalArgumentException("An error needs a code, such as ServerException.");
        }
        if (statusCode < 400 || statusCode > 599) {
            throw new IllegalArgumentException("The status of an error is 400 to 599, but was " + statusCode + ".");
        }
    }

    /** {@return the error of a parameter that ECS refuses, with the text ECS sends; HTTP 400} */
    public static EcsError invalidParameter(String message) {
        return new EcsError("InvalidParameterException", 400, message);
    }

    /** {@return the error of a call that ECS refuses for the state of the resource it names, with the text ECS sends; HTTP 400} */
    public static EcsError client(String message) {
        return new EcsError("ClientException", 400, message);
    }

    /** {@return the error of a cluster that does not exist, with the text ECS sends; HTTP 400} */
    public static EcsError clusterNotFound(String message) {
        return new EcsError("ClusterNotFoundException", 400, message);
    }

    /** {@return the error of a body that is not of the operation's shape, with what is wrong with it; HTTP 400} */
    public static EcsError serialization(String message) {
        // inferred: JSON 1.1 norm (ecs-behaviour section 5); ECS's own text was never published.
        return new EcsError("SerializationException", 400, message);
    }

    /** {@return the error of a failure of ECS itself, with the text ECS sends; HTTP 500} */
    public static EcsError server(String message) {
        return new EcsError("ServerException", 500, message);
    }

    /** {@return the error of too many calls, with the documented text; HTTP 400} */
    public static EcsError throttled() {
        return new EcsError("ThrottlingException", 400, "Rate exceeded"); // documented: THR
    }

    /** {@return the error of a caller without permission, with the text ECS sends; HTTP 400} */
    public static EcsError accessDenied(String message) {
        return new EcsError("AccessDeniedException", 400, message); // observed: 400, although CommonErrors says 403
    }

    /** {@return the error of a feature that the Region lacks, with the text ECS sends; HTTP 400} */
    public static EcsError unsupportedFeature(String message) {
        return new EcsError("UnsupportedFeatureException", 400, message);
    }

    @Override
    public String toString() {
        return VisibleText.of(this);
    }
}
