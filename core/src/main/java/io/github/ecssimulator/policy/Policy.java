package io.github.ecssimulator.policy;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Objects;

/**
 * One named switch for a behaviour of ECS that is not published. Each is an enum whose first constant is the default.
 *
 * <pre>{@code
 * EcsSimulator.builder().policy(BlockedRenewal.ALLOWED).build();
 * }</pre>
 */
public sealed interface Policy permits Judging, Refusing, Answering, Scheduling {
    /** {@return the number under which {@code docs/fidelity.md} tells what is unknown, for example {@code U4}} */
    default String unknown() {
        return Objects.requireNonNull(getClass().getAnnotation(Unknown.class), "@Unknown")
                .value();
    }

    /** The number under which {@code docs/fidelity.md} tells what is unknown. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @interface Unknown {
        /** {@return the number, for example {@code U4}} */
        String value();
    }
}
