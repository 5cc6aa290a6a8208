package io.github.ecssimulator.testkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.core.util.VersionInfo;

/** What a redirect does depends on the AWS SDK in use, and the build runs on an old one, too. */
final class RedirectableSdk {
    private RedirectableSdk() {}

    /** Runs a story about a redirect; where the SDK is older than 2.28.1, the story must end with an error that says so. */
    static void whereItCan(ThrowingCallable story) {
        if (isInUse()) {
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

    private static boolean isInUse() {
        String[] version = VersionInfo.SDK_VERSION.split("\\.", -1);
        int minor = Integer.parseInt(version[1]);
        return minor > 28 || (minor == 28 && Integer.parseInt(version[2]) >= 1);
    }
}
