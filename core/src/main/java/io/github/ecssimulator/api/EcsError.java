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

    /**
     * A parameter that ECS refuses.
     *
     * @param message the text ECS sends
     * @return the error, HTTP 400
     */
    public static EcsError invalidParameter(String message) {
        return new EcsError("InvalidParameterException", 400, message);
    }

    /**
     * A call that ECS refuses for the state of the resource it names.
     *
     * @param message the text ECS sends
     * @return the error, HTTP 400
     */
    public static EcsError client(String message) {
        return new EcsError("ClientException", 400, message);
    }

    /**
     * A cluster that does not exist.
     *
     * @param message the text ECS sends
     * @return the error, HTTP 400
     */
    public static EcsError clusterNotFound(String message) {
        return new EcsError("ClusterNotFoundException", 400, message);
    }

    /**
     * A body that is not of the operation's shape.
     *
     * @param message what is wrong with the body
     * @return the error, HTTP 400
     */
    public static EcsError serialization(String message) {
        // inferred: JSON 1.1 norm (ecs-behaviour section 5); ECS's own text was never published.
        return new EcsError("SerializationException", 400, message);
    }

    /**
     * A failure of ECS itself.
     *
     * @param message the text ECS sends
     * @return the error, HTTP 500
     */
    public static EcsError server(String message) {
        return new EcsError("ServerException", 500, message);
    }

    /**
     * Too many calls.
     *
     * @return the error, HTTP 400, with the documented text
     */
    public static EcsError throttled() {
        return new EcsError("ThrottlingException", 400, "Rate exceeded"); // documented: THR
    }

    /**
     * A caller without permission.
     *
     * @param message the text ECS sends
     * @return the error, HTTP 400
     */
    public static EcsError accessDenied(String message) {
        return new EcsError("AccessDeniedException", 400, message); // observed: 400, although CommonErrors says 403
    }

    /**
     * A feature that the Region lacks.
     *
     * @param message the text ECS sends
     * @return the error, HTTP 400
     */
    public static EcsError unsupportedFeature(String message) {
        return new EcsError("UnsupportedFeatureException", 400, message);
    }

    @Override
    public String toString() {
        return VisibleText.of(this);
    }
}
