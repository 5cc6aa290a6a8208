package io.github.ecssimulator.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;

/** Insists on the SDK's exceptions. */
final class Refusals {
    private Refusals() {}

    static <T extends Throwable> T refusal(Class<T> type, ThrowingCallable call) {
        T thrown = catchThrowableOfType(type, call);
        assertThat(thrown).as("a refusal of type " + type.getSimpleName()).isNotNull();
        return thrown;
    }

    static void assertInvalid(String message, ThrowingCallable call) {
        assertRefused(InvalidParameterException.class, message, call);
    }

    static void assertRefused(Class<? extends EcsException> type, String message, ThrowingCallable call) {
        EcsException refused = refusal(type, call);
        assertThat(refused.awsErrorDetails().errorMessage()).isEqualTo(message);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(type.getSimpleName());
        assertThat(refused.statusCode()).isEqualTo(400);
    }
}
