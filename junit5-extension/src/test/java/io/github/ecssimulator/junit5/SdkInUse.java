package io.github.ecssimulator.junit5;

import java.util.List;
import org.assertj.core.api.Assertions;
import software.amazon.awssdk.core.util.VersionInfo;

/**
 * The AWS SDK that the tests run with, which need not be the one that they were compiled with. The build also runs with one
 * that cannot be redirected.
 */
public final class SdkInUse {
    private SdkInUse() {}

    /** Whether the SDK is at least 2.28.1. */
    public static boolean canBeRedirected() {
        String[] version = version().split("\\.", -1);
        int minor = Integer.parseInt(version[1]);
        return minor > 28 || (minor == 28 && Integer.parseInt(version[2]) >= 1);
    }

    /** Asked at run time: where the constant is named, the compiler puts its value. */
    private static String version() {
        try {
            return (String) VersionInfo.class.getField("SDK_VERSION").get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("an AWS SDK without its version", e);
        }
    }

    /** Asserts that there are failures, and that each says from which SDK on it would go. */
    public static void assertTooOld(List<Throwable> failures) {
        Assertions.assertThat(failures)
                .isNotEmpty()
                .allSatisfy(failure -> Assertions.assertThat(failure)
                        .hasMessageContaining("The AWS SDK in use cannot be redirected")
                        .hasMessageContaining("2.28.1 or newer"));
    }
}
