package io.github.ecssimulator.policy;

/**
 * The order of the tasks in an answer.
 *
 * <p>assumed: U18; the first setting is the default.
 */
public enum AnswerOrder implements Policy {
    /** As the request names them. */
    REQUEST_ORDER,
    /** By ARN. */
    BY_ARN;

    @Override
    public String unknown() {
        return "U18";
    }
}
