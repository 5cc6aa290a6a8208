package io.github.ecssimulator.testkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a redirect does depends on the AWS SDK in use, and the build runs on an old one, too. */
final class RedirectableSdk {
    private RedirectableSdk() {}

    /** Runs a story about a redirect; where the SDK is older than 2.28.1, the story must end with an error that says so. */
    static void whereItCan(ThrowingCallable story) {
        if (SdkInUse.isAtLeast(28, 1)) {
            try {
                story.call();
            } catch (Throwable e) {
                throw e instanceof AssertionError failed ? failed : new AssertionError("the story failed", e);
            }
            return;
        }
        assertThatThrownBy(story)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "The AWS SDK in use cannot be redirected: with aws.endpointUrlEcs = http://127.0.0.1:")
                .hasMessageContaining("All its modules must be 2.28.1 or newer.");
        assertThat(System.getProperty("io.github.ecssimulator.redirect")).isNull();
    }
}
