package io.github.ecssimulator.policy;

/**
 * What a service answers to one more deployment while five are not completed, such as those that protected tasks hold. The
 * number and the text are known, the error is not.
 *
 * <p>assumed: U43; the first setting is the default.
 */
public enum DeploymentLimit implements Policy {
    /** An InvalidParameterException, as most refusals of UpdateService. */
    INVALID_PARAMETER,
    /** A ClientException. */
    CLIENT_EXCEPTION,
    /** A LimitExceededException, as ECS has for other quotas. */
    LIMIT_EXCEEDED,
    /** It deploys: there is no limit. */
    NONE;

    @Override
    public String unknown() {
        return "U43";
    }
}
