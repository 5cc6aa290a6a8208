package io.github.ecssimulator.junit5;

import io.github.ecssimulator.policy.Policy;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test once under each setting of a policy, so that it holds whatever ECS does where AWS has not published it. It stands in place of
 * {@code @Test}, and brings {@link EcsSimulatorExtension} with it, unless the test registers that itself.
 *
 * <pre>{@code
 * @EveryPolicy(BlockedRenewal.class)
 * void job_whileADeploymentWaits_isNotLost(EcsSimulator ecs, EcsClient client) {
 *     // runs under BY_DEPLOYMENT, REFUSED and ALLOWED
 * }
 * }</pre>
 *
 * <p>Several policies are tried one after the other, each alone: all others are as the test has them otherwise. So a failure
 * names the one assumption that it is about. It goes over what the builder of the extension says of the same policy. The name of each run
 * is its setting with the number of {@code docs/fidelity.md}, such as {@code BlockedRenewal.REFUSED (U2)}.
 *
 * <p>Each run needs a simulator of its own, so the test cannot share one with its class.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@TestTemplate
@ExtendWith({AnnotationExtension.class, EveryPolicyInvocations.class})
public @interface EveryPolicy {

    /** {@return which policies are tried: one or more, such as {@code BlockedRenewal.class}} */
    Class<? extends Policy>[] value();
}
